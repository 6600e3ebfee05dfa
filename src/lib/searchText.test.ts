import { describe, expect, it } from 'vitest';
import { matchesWords, searchText } from './searchText.ts';

describe('searchText', () => {
  it('finds katakana by hiragana, full-width by half-width and capitals by small letters', () => {
    expect(searchText('コワーキング')).toBe(searchText('こわーきんぐ'));
    expect(searchText('ＡＢＣ　１２')).toBe('abc 12');
  });

  it('asks for every word of the query', () => {
    const text = searchText('星見保育園 給食 hoshimi daycare');
    expect(matchesWords(text, searchText('保育 給食'))).toBe(true);
    expect(matchesWords(text, searchText('保育 プール'))).toBe(false);
    expect(matchesWords(text, '')).toBe(true);
  });
});
