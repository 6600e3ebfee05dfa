import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

const about = [['庁内用', 'どこから来ているか']];

test('staff-4: a file says first that it stays inside, then come headers and rows that Excel opens', () => {
  expect(csvText(about, ['地域', '訪問'], [['東京都', 12]])).toBe(
    '\uFEFF庁内用,どこから来ているか\r\n\r\n地域,訪問\r\n東京都,12\r\n',
  );
});
