import type { Walk } from '../../functions/_shared/contract/town.ts';
import { words } from './words.ts';

/** Walks a concierge would take a family on: few stops, and always one of the things that are hard. */
export const walks: Walk[] = [
  {
    walk_id: 'first-look',
    name: words('はじめての星見町', 'はじめての｜星見町《ほしみまち》', 'A first look at Hoshimi'),
    summary: words(
      '広場から駅、役場、学校、川までを、ひと通り見ます。',
      '｜広場《ひろば》、｜駅《えき》、｜役場《やくば》、｜学校《がっこう》、｜川《かわ》を｜見《み》ます。',
      'Once round: the square, the station, the town hall, the school and the river.',
    ),
    spot_ids: [
      'square-well',
      'shops-greengrocer',
      'station-timetable',
      'clinic-night-care',
      'hall-concierge-desk',
      'school-classroom',
      'house-kitchen',
      'river-bridge',
    ],
  },
  {
    walk_id: 'child-day',
    name: words('子どもの一日', '｜子《こ》どもの｜一日《いちにち》', "A child's day"),
    summary: words(
      '朝の保育園から、小学校の授業と給食、帰りの川べりまで。',
      '｜朝《あさ》の｜保育園《ほいくえん》から｜始《はじ》めます。｜小学校《しょうがっこう》の｜授業《じゅぎょう》と｜給食《きゅうしょく》を｜見《み》ます。｜帰《かえ》りに｜川《かわ》へ｜行《い》きます。',
      'From the daycare in the morning through lessons and lunch at school to the river on the way home.',
    ),
    spot_ids: [
      'daycare-entrance',
      'daycare-room-3-5',
      'daycare-kitchen',
      'school-gate',
      'school-classroom',
      'school-lunch',
      'school-gym',
      'river-bank',
    ],
  },
  {
    walk_id: 'hard-season',
    name: words(
      '冬と、困ったときのこと',
      '｜冬《ふゆ》と、｜困《こま》ったとき',
      'Winter, and when things go wrong',
    ),
    summary: words(
      '家の寒さ、雪の道、夜の病気、列車の本数。先に知っておきたいことだけを回ります。',
      '｜家《いえ》の｜寒《さむ》さ、｜雪《ゆき》の｜道《みち》、｜夜《よる》の｜病気《びょうき》を｜見《み》ます。｜大変《たいへん》なことを、｜先《さき》に｜知《し》ることができます。',
      'The cold house, snow on the road, illness at night, how few trains there are: only what you should know ' +
        'beforehand.',
    ),
    spot_ids: [
      'house-winter',
      'lookout-snow',
      'clinic-night-care',
      'station-timetable',
      'shops-supermarket',
      'work-jobs-board',
    ],
  },
];
