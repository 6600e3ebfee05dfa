import { stages } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { HouseholdChoice, HouseholdRow } from '../../data/householdLists.ts';
import { waiting, type Waiting } from '../../domain/waiting.ts';
import { warmth, type Warmth } from '../../domain/warmth.ts';

export const firstChoice: HouseholdChoice = { stage: 'open', owner: 'all', sort: 'warmth', search: '' };

/** The choice an address asks for; what it does not say, or says wrongly, is as at first. */
export function choiceOf(query: URLSearchParams): HouseholdChoice {
  const stage = query.get('stage');
  return {
    stage: stage === 'all' ? 'all' : (stages.find((s) => s === stage) ?? 'open'),
    owner: query.get('owner') ?? 'all',
    sort: query.get('sort') === 'waiting' ? 'waiting' : 'warmth',
    search: query.get('q') ?? '',
  };
}

/** The address of a choice, without what is as at first. */
export function queryOf(choice: HouseholdChoice): string {
  const query = new URLSearchParams();
  if (choice.stage !== 'open') query.set('stage', choice.stage);
  if (choice.owner !== 'all') query.set('owner', choice.owner);
  if (choice.sort !== 'warmth') query.set('sort', choice.sort);
  if (choice.search !== '') query.set('q', choice.search);
  return query.toString();
}

export interface ListedHousehold {
  row: HouseholdRow;
  warmth: Warmth;
  waiting: Waiting;
}

/** A row with what is reckoned from it at an instant. */
export function listedHousehold(row: HouseholdRow, now: Date): ListedHousehold {
  return {
    row,
    warmth: warmth({ ...row, visits: row.visit_summary }, now),
    waiting: waiting(row, now),
  };
}
