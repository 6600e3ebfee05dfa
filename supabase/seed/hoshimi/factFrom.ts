import type { FactData } from '../../functions/_shared/contract/factData.ts';
import type { Localized } from '../../functions/_shared/contract/town.ts';
import type { KeptFact } from '../../functions/_shared/contract/townPack.ts';
import { words } from './words.ts';

export type Source = KeptFact['source'];

/** A document of the fictional town; its title always says that the town is fictional. */
export function source(path: string, ja: string, easy: string, en: string): Source {
  return {
    title: words(
      `星見町（架空）${ja}`,
      `｜星見町《ほしみまち》（｜架空《かくう》）${easy}`,
      `Hoshimi (fictional town): ${en}`,
    ),
    url: `https://hoshimi.example/${path}`,
  };
}

/** Makes facts of one owner and one source; checkedOn is the day (YYYY-MM-DD) when that section last checked it.
 * `data` is the value as typed data, only where the words say the very same. */
export function factFrom(owner_section: Localized, from: Source) {
  return (
    fact_id: string,
    label: Localized,
    value: Localized,
    checkedOn: string,
    data?: FactData,
  ): KeptFact => ({
    fact_id,
    label,
    value,
    ...(data ? { data } : {}),
    checked_on: checkedOn,
    owner_section,
    source: from,
  });
}
