import { expect, test } from 'vitest';
import { inLines, wrap } from './savePicture.ts';

const widthOf = (text: string) => text.length;

test('Japanese breaks between letters, English between words, and nothing is lost', () => {
  expect(wrap('あいうえおかきくけこ', 4, widthOf)).toEqual(['あいうえ', 'おかきく', 'けこ']);
  expect(wrap('one two three', 8, widthOf)).toEqual(['one two', 'three']);
  expect(wrap('訪問はJP-13から12回', 6, widthOf).join('').replaceAll(' ', '')).toBe('訪問はJP-13から12回');
  expect(wrap('', 5, widthOf)).toEqual(['']);
});

test('marks of a legend stand beside each other as long as there is room', () => {
  const marks = [4, 4, 4, 9, 12].map((wide) => ({ wide }));
  expect(inLines(marks, 10).map((line) => line.map(({ wide }) => wide))).toEqual([[4, 4], [4], [9], [12]]);
  expect(inLines([], 10)).toEqual([]);
});
