import { expect, test } from 'vitest';
import { prose, tidy } from './text.ts';
import { readAmount, readCount, readOperator, readPhone, readUrl, readYesNo } from './values.ts';

test('text for reading values is half-width, with one wave dash and no stray spaces', () => {
  expect(tidy(' ７：３０〜１８：３０　（土日） ')).toBe('7:30～18:30 (土日)');
  expect(tidy('一行目 \n\n　二行目')).toBe('一行目\n二行目');
});

test('text for people keeps its brackets and signs, and only digits and letters become half-width', () => {
  expect(prose('令和８年度　出張！パネル展（ＡＢＣ）')).toBe('令和8年度 出張！パネル展（ABC）');
  expect(prose('１８：００～，ﾃﾞｲｻｰﾋﾞｽ ㈱')).toBe('18:00～，デイサービス (株)');
  expect(prose('1，000円')).toBe('1,000円');
});

test('a lone dash or comma is nothing', () => {
  expect(['ー', '－', '-', '、', '—'].map(prose)).toEqual(['', '', '', '', '']);
  expect(tidy('－')).toBe('');
});

test('counts are read with and without their unit, and nothing else is taken for one', () => {
  expect(['１２０', '40人', '１２名', '1,530', '約30'].map(readCount)).toEqual([120, 40, 12, 1530, null]);
});

test('an amount carries its unit, a zero is nothing, and amounts by 認定 keep their words', () => {
  expect(readAmount('２５人', '人')).toEqual({ ja: '25人', en: '25' });
  expect(readAmount('0', '床')).toBeNull();
  expect(readAmount('1号認定 40、2・3号認定 105', '人')?.ja).toBe('1号認定 40人、2・3号認定 105人');
});

test('yes and no are read in their several ways, other answers stay as they are', () => {
  expect(['有', '○', '可'].map((t) => readYesNo(t)?.en)).toEqual(['yes', 'yes', 'yes']);
  expect(['無', 'なし', '×'].map((t) => readYesNo(t)?.ja)).toEqual(['なし', 'なし', 'なし']);
  expect(readYesNo('要相談')).toEqual({ ja: '要相談' });
  expect(readYesNo('')).toBeNull();
});

test('the first telephone number is taken, half-width, without inventing an area code', () => {
  expect(readPhone('０８７－８１１－００００')).toBe('087-811-0000');
  expect(readPhone('087-811-0000/080-0000-0000')).toBe('087-811-0000');
  expect(readPhone('44-1705')).toBe('44-1705');
  expect(readPhone('役場まで')).toBeNull();
});

test('only web addresses become links', () => {
  expect(readUrl('https://example.jp/a b')).toBe('https://example.jp/a');
  expect(readUrl('javascript:alert(1)')).toBeNull();
  expect(readUrl('example.jp')).toBeNull();
});

test('who runs a place is named without the person who signs for it', () => {
  expect(readOperator('株式会社ほしの　代表取締役社長　星野　太郎')).toBe('株式会社ほしの');
  expect(readOperator('4000020000001')).toBeNull();
});
