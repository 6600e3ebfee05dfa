import { describe, expect, it } from 'vitest';
import { parseRuby, withoutRuby } from './aozora.ts';
import en from './en/index.ts';
import easy from './ja-easy/index.ts';
import ja from './ja/index.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map((m) => m[1]).sort();
const kanji = /[\p{Script=Han}]/u;

describe('the catalogs', () => {
  it('keep the same placeholders in every language', () => {
    const wrong = Object.entries(ja).filter(([key, text]) => {
      const names = JSON.stringify(placeholders(text));
      const others: string[] = [easy[key as keyof typeof easy], en[key as keyof typeof en]];
      return others.some((other) => JSON.stringify(placeholders(other)) !== names);
    });
    expect(wrong).toEqual([]);
  });

  it('give every kanji of easy Japanese its reading, and readings to nothing but kanji', () => {
    const wrong = Object.entries<string>(easy).filter(([, text]) =>
      parseRuby(text).some((part) =>
        part.reading === undefined
          ? kanji.test(part.text)
          : !/^[\p{Script=Han}々]+$/u.test(part.text) || !/^[ぁ-んー]+$/.test(part.reading),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('leave no ruby marks behind', () => {
    const left = Object.values<string>(easy).filter((text) => /[｜《》]/.test(withoutRuby(text)));
    expect(left).toEqual([]);
  });

  it('write no Japanese into English', () => {
    const left = Object.entries<string>(en).filter(([, text]) => /[\p{Script=Han}ぁ-んァ-ヶ]/u.test(text));
    expect(left).toEqual([]);
  });
});
