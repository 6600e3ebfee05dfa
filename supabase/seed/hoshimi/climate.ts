import type { Climate, ClimateMonth } from '../../functions/_shared/contract/town.ts';
import { source } from './factFrom.ts';
import { sections } from './sections.ts';
import { words } from './words.ts';

/**
 * An ordinary year of a town that is not there: written after what highland basins of inner Nagano at 600 to 700 m are
 * like (mean −1 °C in January, 25 °C in August, little but lasting snow), copied from no station. Hours of daylight are
 * astronomy: sunrise to sunset on the 15th at the town's latitude (the test works them out again).
 */
const year: [high_c: number, low_c: number, snow_cm: number, snow_most_cm: number, daylight_h: number][] = [
  [4.3, -6.1, 11, 30, 10.0],
  [5.7, -5.4, 16, 45, 10.8],
  [10.6, -1.7, 4, 25, 11.9],
  [17.2, 3.6, 0, 6, 13.1],
  [22.3, 9.4, 0, 0, 14.1],
  [24.9, 14.9, 0, 0, 14.5],
  [28.6, 19.2, 0, 0, 14.3],
  [29.9, 19.8, 0, 0, 13.5],
  [25.1, 15.5, 0, 0, 12.3],
  [18.9, 8.3, 0, 0, 11.2],
  [12.9, 1.6, 0, 4, 10.2],
  [6.8, -3.7, 4, 18, 9.8],
];

export const climate: Climate = {
  months: year.map(([high_c, low_c, snow_cm, snow_most_cm, daylight_h], i): ClimateMonth => ({
    month: i + 1,
    high_c,
    low_c,
    snow_cm,
    snow_most_cm,
    daylight_h,
  })),
  note: words(
    '星見町は架空の町です。数字は、標高650mほどの内陸の町の気候をもとに作った目安で、実際に測ったものではありません。昼の長さは、その月の15日の日の出から日の入りまでです。',
    '｜星見町《ほしみまち》は｜本当《ほんとう》の｜町《まち》ではありません。｜数字《すうじ》は、｜高《たか》い｜山《やま》に｜近《ちか》い｜町《まち》を｜見本《みほん》にして｜作《つく》りました。' +
      'はかった｜数字《すうじ》ではありません。｜昼《ひる》の｜長《なが》さは、その｜月《つき》の｜15日《じゅうごにち》の｜長《なが》さです。',
    'Hoshimi is a fictional town. The figures are a model of an inland town at about 650 m, not measurements. ' +
      'Daylight is from sunrise to sunset on the 15th of the month.',
  ),
  checked_on: '2026-11-16',
  owner_section: sections.planning,
  source: source(
    'climate',
    '気候の目安',
    '｜気候《きこう》の｜目安《めやす》',
    'climate in an ordinary year',
  ),
};
