import type { Fact, Localized } from '../../functions/_shared/contract/town.ts';
import { words } from './words.ts';

/** A document of the fictional town; its title always says that the town is fictional. */
export function source(path: string, ja: string, easy: string, en: string): Fact['source'] {
  return {
    title: words(
      `潮見町（架空）${ja}`,
      `｜潮見町《しおみちょう》（｜架空《かくう》）${easy}`,
      `Shiomi (fictional town): ${en}`,
    ),
    url: `https://shiomi.example/${path}`,
  };
}

/** Makes facts of one owner and one source, last checked on one day (YYYY-MM-DD). */
export function factFrom(owner_section: Localized, from: Fact['source'], checked_on: string) {
  return (fact_id: string, label: Localized, value: Localized): Fact => ({
    fact_id,
    label,
    value,
    checked_on,
    owner_section,
    source: from,
  });
}
