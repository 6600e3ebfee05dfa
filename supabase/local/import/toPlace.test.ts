import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Place } from '../../functions/_shared/contract/town.ts';
import { keptPlace as placeSchema } from '../../functions/_shared/contract/townPack.ts';
import { findColumns } from './columns.ts';
import type { DatasetKind } from './detectKind.ts';
import { readTable } from './readTable.ts';
import { toPlace, type RowProblem } from './toPlace.ts';

const origin = {
  checkedOn: '2026-11-01',
  ownerSection: { ja: '星見市の担当課' },
  source: { title: { ja: '星見市の公開データ' } },
};

function read(csv: string, dataset: DatasetKind = 'childcare', subject: string | null = null) {
  const { table } = readTable(csv);
  const columns = findColumns(table.headers);
  const [row] = table.rows;
  if (!row) throw new Error('no row');
  return toPlace(row, { dataset, columns, origin, subject, restKind: 'public_facility' });
}

function asPlace(read: Place | RowProblem[]): Place {
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return v.parse(placeSchema, read);
}

const factsOf = (place: Place) => Object.fromEntries(place.facts.map((f) => [f.fact_id, f.value.ja]));

test('a nursery in the standard columns becomes a place that a parent can read', () => {
  const place = asPlace(
    read(
      '名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,一時預かりの有無,子供預かり料金,病児保育の有無,団体名,認可等年月日\n' +
        '星見市立星の園,ホシミシリツホシノソノ,認可公立保育所,星見市本町1-2,34.0,134.0,０８７－０００－００００,90,3ヶ月から,月火水木金土,07:30,19:00,有,500,無,星見市,S' +
        '47.4.1\n',
    ),
  );
  expect(place).toMatchObject({
    kind: 'daycare',
    theme: 'learn',
    name: { ja: '星見市立星の園', 'ja-easy': '｜星見市立星の園《ほしみしりつほしのその》' },
    summary: {
      ja: '星見市本町1-2にある認可公立保育所です。定員は90人、受け入れは3か月からです。',
      en: 'A municipal nursery at 星見市本町1-2. It has room for 90. Ages: from 3 months.',
    },
    phone: '087-000-0000',
    location: { lat: 34, lon: 134 },
  });
  expect(factsOf(place)).toEqual({
    type: '認可公立保育所',
    capacity: '90人',
    ages: '3か月から',
    days: '月～土',
    hours: '7:30～19:00',
    'temporary-keeping': 'あり',
    'keeping-price': '500円',
    'sick-care': 'なし',
    operator: '星見市',
    'founded-on': '1972年4月1日',
  });
  expect(place.facts[0]).toMatchObject({ checked_on: '2026-11-01', owner_section: origin.ownerSection });
});

test('a school in the standard columns has its address joined and its type without the code', () => {
  const place = asPlace(
    read(
      '教育機関_学校コード,教育機関_学校種,教育機関_設置区分,教育機関_学校名,教育機関_学校所在地（市区町村）,教育機関_学校所在地（町字）,教育機関_学校所在地（番地以下）,教育機関_属性情報設定年月日\n' +
        'B100000000001,B1(小学校),2,星見市立川辺小学校,星見県星見市,川辺町１丁目,２番３号,2020/12/22\n',
      'education',
    ),
  );
  expect(place).toMatchObject({
    place_id: 'school-b100000000001',
    kind: 'elementary_school',
    address: '星見県星見市川辺町1丁目2番3号',
    summary: { ja: '星見県星見市川辺町1丁目2番3号にある小学校です。' },
  });
  expect(factsOf(place)).toEqual({ type: '小学校', 'established-by': '公立' });
  expect(place.facts[0]?.checked_on).toBe('2020-12-22');
});

test('a clinic says its departments, children first', () => {
  const csv = (subjects: string) =>
    `名称,医療機関の種類,住所,診療科目,病床数\n星見医院,無床診療所,星見市本町3,${subjects},0\n`;
  expect(asPlace(read(csv('内科;小児科'), 'medical')).summary.ja).toBe(
    '星見市本町3にある診療所です。診療科目は内科、小児科です。',
  );
  const place = asPlace(read(csv('内科;外科;皮膚科;小児科;眼科'), 'medical'));
  expect(place.summary.ja).toContain('小児科など、5の診療科目があります。');
  expect(place.facts.find((f) => f.fact_id === 'medical-subjects')?.value.en).toBe(
    'internal medicine, surgery, dermatology, paediatrics, eyes',
  );
  expect(factsOf(place).beds).toBeUndefined();
});

test('a line break in a name becomes a space, and a postcode is no part of an address', () => {
  const place = asPlace(read('name,address\n"星の園\n第２教室",000-0000 星見市本町1\n'));
  expect(place.name.ja).toBe('星の園 第2教室');
  expect(place.address).toBe('星見市本町1');
});

test('the name of a file says 認可外 where no column does', () => {
  const place = asPlace(read('name,address\nほしのいえ,星見市本町1\n', 'childcare', '認可外保育施設'));
  expect(place).toMatchObject({ kind: 'daycare', summary: { ja: '星見市本町1にある認可外保育施設です。' } });
});

test('「市立幼稚園」 alone in the notes is the type', () => {
  const facts = factsOf(asPlace(read('name,address,note\nほしのいえ,星見市本町1,市立幼稚園\n')));
  expect(facts.type).toBe('市立幼稚園');
  expect(facts.note).toBeUndefined();
});

test('a place of which a list says nothing still carries one dated statement', () => {
  expect(asPlace(read('name,address\n星見公園,星見市本町1\n', 'public')).facts).toMatchObject([
    { fact_id: 'listed', checked_on: '2026-11-01', source: origin.source },
  ]);
});

test.each([
  [',星見市本町1,34,134', [{ column: '名称', reason: '名前が空です。' }]],
  ['星の園,星見市本町1,0,134', [{ column: '緯度', reason: '「0」は日本の中の値ではありません。' }]],
  ['星の園,星見市本町1,34,999', [{ column: '経度', reason: '「999」は日本の中の値ではありません。' }]],
  ['星の園,星見市本町1,北,134', [{ column: '緯度', reason: '「北」を数として読めません。' }]],
  ['星の園,星見市本町1,34,', [{ column: '経度', reason: '緯度と経度の片方だけが空です。' }]],
  [
    '星の園,星見市本町1,134,34',
    [{ column: '緯度', reason: '「134」: 緯度と経度が入れ替わっているようです。' }],
  ],
])('the row %s is refused by column', (row, problems) => {
  expect(read(`名称,住所,緯度,経度\n${row}\n`)).toEqual(problems);
});

test('0, 0 means that nobody knows where a place is', () => {
  expect(asPlace(read('名称,住所,緯度,経度\n星の園,星見市本町1,0,0\n')).location).toBeUndefined();
});
