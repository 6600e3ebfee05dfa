import { expect, test } from 'vitest';
import { wrap } from './savePicture.ts';

const widthOf = (text: string) => text.length;

test('Japanese breaks between letters, English between words, and nothing is lost', () => {
  expect(wrap('あいうえおかきくけこ', 4, widthOf)).toEqual(['あいうえ', 'おかきく', 'けこ']);
  expect(wrap('one two three', 8, widthOf)).toEqual(['one two', 'three']);
  expect(wrap('訪問はJP-13から12回', 6, widthOf).join('').replaceAll(' ', '')).toBe('訪問はJP-13から12回');
  expect(wrap('', 5, widthOf)).toEqual(['']);
});
