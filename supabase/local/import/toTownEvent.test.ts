import * as v from 'valibot';
import { expect, test } from 'vitest';
import { townEvent as eventSchema } from '../../functions/_shared/contract/town.ts';
import { findColumns } from './columns.ts';
import { readTable } from './readTable.ts';
import { toTownEvent } from './toTownEvent.ts';

const origin = {
  checkedOn: '2026-08-01',
  ownerSection: { ja: '星見市の担当課' },
  source: { title: { ja: '星見市の公開データ' } },
};

function read(csv: string) {
  const { table } = readTable(csv);
  const [row] = table.rows;
  if (!row) throw new Error('no row');
  return toTownEvent(row, findColumns(table.headers), origin, 2026);
}

test('an event in the standard columns keeps everything a family asks about', () => {
  const event = v.parse(
    eventSchema,
    read(
      'イベント名,イベント名_英字,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,場所名称,緯度,経度,定員,参加申込終了日,参加申込方法\n' +
        '星まつり,Star Festival,2026-08-07,2026-08-08,10:00,21:00,雨天中止,星を見ます。' +
        ',無料,材料費500円,観光課,087-000-0000,星見公園,34.0,134.0,30人,2026-08-01,電話で\n',
    ),
  );
  expect(event).toMatchObject({
    name: { ja: '星まつり', en: 'Star Festival' },
    starts_on: '2026-08-07',
    ends_on: '2026-08-08',
    start_time: '10:00',
    end_time: '21:00',
    venue: '星見公園',
    fee: '無料',
    location: { lat: 34, lon: 134 },
  });
  expect(event.description?.ja.split('\n')).toEqual([
    '星を見ます。',
    '日時の注意：雨天中止',
    '定員：30人',
    '料金の詳細：材料費500円',
    '申し込み：電話で',
    '申し込みの締め切り：2026-08-01',
    '問い合わせ：観光課 087-000-0000',
  ]);
});

test('days and times as people write them are read, and what does not fit stays in words', () => {
  const event = v.parse(
    eventSchema,
    read(
      '行事名,開催日,開始時間,終了時間,申込期間,定員\n"企画展\n「星の写真」","8月5日（水）～8月16日（日）\n※10日（月）以外",9：00,"22：00\n※日曜は17：00まで",-,なし\n',
    ),
  );
  expect(event).toMatchObject({
    name: { ja: '企画展 「星の写真」' },
    starts_on: '2026-08-05',
    ends_on: '2026-08-16',
    start_time: '9:00',
    end_time: '22:00',
    description: {
      ja: '開催日：8月5日（水）～8月16日（日） ※10日（月）以外\n時間の注意：※日曜は17:00まで',
    },
  });
});

test('several times a day are told in words instead of a wrong span', () => {
  const event = v.parse(
    eventSchema,
    read('行事名,開催日,開始時間,終了時間\n上映会,2026-08-07,"①13：00\n②15：00","①14：00\n②16：00"\n'),
  );
  expect(event.start_time).toBeUndefined();
  expect(event.description?.ja).toBe('時間：①13:00、②15:00～①14:00、②16:00');
});

test('the same event keeps its id when its description changes', () => {
  const id = (words: string) => {
    const event = read(`イベント名,開始日,場所名称,説明\n星まつり,2026-08-07,星見公園,${words}\n`);
    return 'town_event_id' in event ? event.town_event_id : null;
  };
  expect(id('一')).toBe(id('二'));
});

test.each([
  [',2026-08-07,', [{ column: 'イベント名', reason: '名前が空です。' }]],
  ['星まつり,,', [{ column: '開始日', reason: '日付が空です。' }]],
  ['星まつり,2026-08-07,八月', [{ column: '終了日', reason: '日付を読み取れません（「八月」）。' }]],
  [
    '星まつり,2026-08-07,2026-08-01',
    [{ column: '終了日', reason: '終了日（2026-08-01）が開始日（2026-08-07）より前です。' }],
  ],
])('the row %s is refused by column', (row, problems) => {
  expect(read(`イベント名,開始日,終了日\n${row}\n`)).toEqual(problems);
});
