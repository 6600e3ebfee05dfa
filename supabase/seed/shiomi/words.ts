import type { Localized } from '../../functions/_shared/contract/town.ts';

/** The same words three times over: Japanese, easy Japanese with ruby on every kanji, English. */
export function words(ja: string, easy: string, en: string): Localized {
  return { ja, 'ja-easy': easy, en };
}
