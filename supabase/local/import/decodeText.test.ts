import Encoding from 'encoding-japanese';
import { expect, test } from 'vitest';
import { decodeText } from './decodeText.ts';

const words = '名称,住所\n髙橋こども園①,星見町1\n';

test('UTF-8 is read with and without a byte order mark', () => {
  expect(decodeText(Buffer.from(words))).toEqual({ text: words, encoding: 'UTF-8' });
  expect(decodeText(Buffer.from(`\uFEFF${words}`))).toEqual({ text: words, encoding: 'UTF-8 (BOM)' });
});

test('Shift_JIS is read, with the letters that only Windows has', () => {
  const bytes = Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(words), { to: 'SJIS', from: 'UNICODE' }),
  );
  expect(decodeText(bytes)).toEqual({ text: words, encoding: 'Shift_JIS' });
});

test('a spreadsheet and broken bytes are no text', () => {
  expect(decodeText(Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0]))).toBeNull();
  expect(decodeText(Uint8Array.from([0xff, 0xff, 0xfe, 0x81]))).toBeNull();
});
