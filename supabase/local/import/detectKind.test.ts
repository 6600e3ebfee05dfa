import { expect, test } from 'vitest';
import { findColumns } from './columns.ts';
import { detectKind } from './detectKind.ts';
import { placeId, plainAddress } from './placeId.ts';
import { placeKindOf, restKind } from './placeKindOf.ts';
import { readTable } from './readTable.ts';

const detect = (csv: string, fileName = 'list.csv') => {
  const { table } = readTable(csv);
  return detectKind(table, findColumns(table.headers), fileName);
};

test('the kind of a list comes from its headers', () => {
  expect(detect('イベント名,開始日\n春まつり,2026-04-01\n')).toEqual({ kind: 'events' });
  expect(detect('名称,住所,診療科目\n星見医院,星見町1,内科\n')).toEqual({ kind: 'medical' });
  expect(detect('名称,住所,受入年齢\n星の園,星見町1,3か月～\n')).toEqual({ kind: 'childcare' });
  expect(detect('学校コード,学校名,住所\nB1,星見小学校,星見町1\n')).toEqual({ kind: 'education' });
});

test('where headers say nothing, the names in the list tell', () => {
  expect(detect('name,address\n星見小学校,星見町1\n川辺中学校,星見町2\n')).toEqual({ kind: 'education' });
  expect(detect('name,address\n星見幼稚園,星見町1\n川辺保育園,星見町2\n')).toEqual({ kind: 'childcare' });
  expect(detect('name,address\n星見公園,星見町1\n町民会館,星見町2\n')).toEqual({ kind: 'public' });
});

test('a file whose name says 児童館 is a list of childcare', () => {
  expect(detect('name,address\nほしのいえ,星見町1\n', 'childrens_hall.csv')).toEqual({ kind: 'childcare' });
});

test('a list of something else is known by name, a list without our columns says which columns it has', () => {
  expect(detect('name,address,ssid\n役場,星見町1,FREE\n')).toEqual({
    known: true,
    reason: '「公衆無線LANアクセスポイント一覧」のようです。この取り込みの対象ではありません。',
  });
  expect(detect('品目,価格\nりんご,100\n')).toEqual({
    known: false,
    reason: '1行目（見出し）: 施設の名前の列（名称・施設名・name など）が見つかりません。見出し: 品目、価格',
  });
});

test.each([
  ['childcare', '星見こども園', '認定こども園（幼稚園型）', 'childcare_centre'],
  ['childcare', '星見幼稚園', '認定こども園（幼稚園型）', 'childcare_centre'],
  ['childcare', '星見こども園', '放課後児童クラブ', 'childcare_support'],
  ['childcare', '学童保育のぞみ', '', 'childcare_support'],
  ['education', '星見小学校', 'B1(小学校)', 'elementary_school'],
  ['medical', '星見病院', '無床診療所', 'clinic'],
  ['medical', '星見病院', '', 'hospital'],
  ['public', '道の駅ほしみ', '', 'shop'],
  ['public', '星見町立図書館', '', 'library'],
  ['public', '星見支援学校', '', null],
] as const)('in a list of %s, %s (%s) is %s', (dataset, name, type, kind) => {
  expect(placeKindOf(dataset, name, type)).toBe(kind);
});

test('rows that tell nothing are what at least half of their list is', () => {
  expect(restKind('public', ['park', 'park', null])).toBe('park');
  expect(restKind('public', ['park', null, null])).toBe('public_facility');
  expect(restKind('childcare', [null])).toBe('childcare_support');
});

test('the same place keeps its id however a list writes its name and address', () => {
  const ids = [
    ['星見市立星の園', '星見県星見市本町一丁目2番3号'],
    ['星見市星の園', '星見市本町1-2-3'],
    ['認定こども園　星の園', '〒000-0000 星見市本町１－２－３ 2階'],
  ].map(([name = '', address = '']) => placeId('childcare_centre', '', name, address));
  expect(new Set(ids).size).toBe(1);
  expect(plainAddress('本町ニ丁目14番2号 1階')).toBe('本町2-14-2');
});

test('a club in a nursery and a 認可外 nursery of a kindergarten are places of their own', () => {
  const at = ['', '星見幼稚園', '星見市本町1'] as const;
  const ids = [
    placeId('kindergarten', ...at),
    placeId('childcare_support', ...at),
    placeId('daycare', ...at, '認可外保育施設'),
  ];
  expect(new Set(ids).size).toBe(3);
});

test('an official number is the id, a running number is not', () => {
  expect(placeId('elementary_school', 'B100000000001', 'x', 'y')).toBe('school-b100000000001');
  expect(placeId('elementary_school', '1', 'x', 'y')).not.toContain('1'.padEnd(12, '0'));
});
