// What a town's published words answer.
import * as v from 'valibot';
import { searchAnswer, type FoundAnswer } from '../../supabase/functions/_shared/contract/search.ts';
import type { Locale } from '../../supabase/functions/_shared/contract/town.ts';
import { callFunction, DataError, type DataErrorKind } from './client.ts';

export type Searched = { found: readonly FoundAnswer[] } | { failed: DataErrorKind };

/** Asks the town; what was asked is sent and not kept. */
export async function searchTown(townId: string, words: string, locale: Locale): Promise<Searched> {
  try {
    const answered = v.safeParse(
      searchAnswer,
      await callFunction('search', { v: 1, town_id: townId, words, locale }),
    );
    return answered.success ? { found: answered.output.found } : { failed: 'unavailable' };
  } catch (error) {
    if (error instanceof DataError) return { failed: error.kind };
    throw error;
  }
}
