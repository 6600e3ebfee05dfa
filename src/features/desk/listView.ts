import { stages, type Stage } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { HouseholdRow } from '../../data/households.ts';
import { isOpen } from '../../domain/pipeline.ts';
import { waiting, type Waiting } from '../../domain/waiting.ts';
import { warmth, type Warmth } from '../../domain/warmth.ts';
import { matchesWords, searchText } from '../../lib/searchText.ts';

export interface ListChoice {
  /** A stage, 'open' for all under way, 'all'. */
  stage: Stage | 'open' | 'all';
  /** 'all', 'none', or a user's id. */
  owner: string;
  sort: 'warmth' | 'waiting';
  search: string;
}

export const firstChoice: ListChoice = { stage: 'open', owner: 'all', sort: 'warmth', search: '' };

/** The choice an address asks for; what it does not say, or says wrongly, is as at first. */
export function choiceOf(query: URLSearchParams): ListChoice {
  const stage = query.get('stage');
  return {
    stage: stage === 'all' ? 'all' : (stages.find((s) => s === stage) ?? 'open'),
    owner: query.get('owner') ?? 'all',
    sort: query.get('sort') === 'waiting' ? 'waiting' : 'warmth',
    search: query.get('q') ?? '',
  };
}

/** The address of a choice, without what is as at first. */
export function queryOf(choice: ListChoice): string {
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

function fits(row: HouseholdRow, choice: ListChoice, search: string): boolean {
  if (choice.stage === 'open' ? !isOpen(row.stage) : choice.stage !== 'all' && row.stage !== choice.stage) {
    return false;
  }
  if (choice.owner === 'none' && row.owner_user_id !== null) return false;
  if (choice.owner !== 'all' && choice.owner !== 'none' && row.owner_user_id !== choice.owner) return false;
  return matchesWords(searchText(`${row.contact_name} ${row.reading ?? ''}`), search);
}

/** The households one asked for, in the order one asked for; the other order decides between equals. */
export function chosenHouseholds(
  rows: readonly HouseholdRow[],
  choice: ListChoice,
  now: Date,
): ListedHousehold[] {
  const search = searchText(choice.search);
  const byWarmth = (a: ListedHousehold, b: ListedHousehold) => b.warmth.score - a.warmth.score;
  // Overdue first, then those who wait for a first answer, then the longest wait.
  const urgency = ({ waiting: w }: ListedHousehold) =>
    (w.overdue ? 4 : 0) + (w.kind === 'first_reply' ? 2 : w.kind === 'follow_up' ? 1 : 0);
  const byWaiting = (a: ListedHousehold, b: ListedHousehold) =>
    urgency(b) - urgency(a) || b.waiting.ms - a.waiting.ms;
  return rows
    .filter((row) => fits(row, choice, search))
    .map((row) => listedHousehold(row, now))
    .sort((a, b) =>
      choice.sort === 'warmth' ? byWarmth(a, b) || byWaiting(a, b) : byWaiting(a, b) || byWarmth(a, b),
    );
}
