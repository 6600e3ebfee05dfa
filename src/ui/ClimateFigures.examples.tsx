import { ClimateFigures, ClimateOrigin } from './ClimateFigures.tsx';
import type { Examples } from './examples.ts';

const january = { month: 1, high_c: 2.4, low_c: -7.1, snow_cm: 34, snow_most_cm: 80, daylight_h: 9.8 };
const words = (ja: string, easy: string, en: string) => ({ ja, 'ja-easy': easy, en });

export const examples: Examples = {
  january: <ClimateFigures of={january} />,
  'side by side': <ClimateFigures of={{ ...january, snow_cm: 0, snow_most_cm: 0 }} isWide />,
  origin: (
    <ClimateOrigin
      of={{
        months: [],
        note: words('ふつうの年の値です。', 'ふつうの 年[とし]の 数字[すうじ]です。', 'An ordinary year.'),
        checked_on: '2026-04-01',
        owner_section: words('企画課', '企画課[きかくか]', 'Planning'),
        source: {
          title: words('気象の記録', '天気[てんき]の 記録[きろく]', 'Weather records'),
          url: 'https://example.jp/',
        },
      }}
    />
  ),
};
