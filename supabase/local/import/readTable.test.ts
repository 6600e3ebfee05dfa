import { expect, test } from 'vitest';
import { readTable } from './readTable.ts';

test('rows keep the line they begin on, past line breaks in cells, blank lines and CRLF', () => {
  const { table, problems } = readTable(
    '名称,備考\r\n一の園,"一行目\r\n二行目"\r\n\r\n二の園,\r\n三の園,"a\r\nb\r\nc"\r\n四の園,x\r\n',
  );
  expect(problems).toEqual([]);
  expect(table.rows.map((row) => [row.line, row.cells.get('名称')])).toEqual([
    [2, '一の園'],
    [5, '二の園'],
    [6, '三の園'],
    [9, '四の園'],
  ]);
  expect(table.rows[0]?.cells.get('備考')).toBe('一行目\n二行目');
});

test('the #property form gives its headers and its notes, and its type lines are no rows', () => {
  const { table } = readTable(
    '#lang,ja\n#license,http://example.jp/by\n#property,name,address\n#object_type_xsd,string,string\n1,星の園,星見町1\n',
  );
  expect(table.headers).toEqual(['#property', 'name', 'address']);
  expect(table.headerLine).toBe(3);
  expect(table.notes.get('license')).toBe('http://example.jp/by');
  expect(table.rows.map((row) => [row.line, row.cells.get('name')])).toEqual([[5, '星の園']]);
});

test('a quoted cell that never closes is a problem with its line and column', () => {
  const { table, problems } = readTable('名称,住所\n一の園,星見町1\n二の園,"星見町');
  expect(problems).toEqual([
    { line: 3, column: '住所', reason: '引用符（"）が閉じていないか、数が合いません。' },
  ]);
  expect(table.rows).toHaveLength(1);
});

test('a row with more cells than headers is a problem, blank cells at its end are not', () => {
  expect(readTable('名称,住所\n一の園,星見町1,,\n').problems).toEqual([]);
  expect(readTable('名称,住所\n一の園,星見町1,余り\n').problems).toEqual([
    { line: 2, column: '—', reason: '見出しは2列ですが、3列あります。' },
  ]);
});

test('a last row that is cut off is a problem, short rows that end properly are not', () => {
  expect(readTable('名称,住所,電話番号\n一の園,星見町1,1\n二の園,星見').problems).toEqual([
    { line: 3, column: '電話番号', reason: '最後の行が途中で切れているようです。' },
  ]);
  expect(readTable('名称,住所,電話番号\n一の園,星見町1\n二の園,星見町2\n').problems).toEqual([]);
});

test('a text without any row has no header', () => {
  expect(readTable('\n\n').problems).toEqual([{ line: 1, column: '—', reason: '見出しの行がありません。' }]);
});
