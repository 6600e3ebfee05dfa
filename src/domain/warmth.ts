// How warm a lead is: 0–100, with the reasons that make it. Weights are our own judgement (no published model fits a
// town with some fifty consultations a year); they are few and visible so that a concierge can disagree with one.
import type {
  ChildGrade,
  ContactWay,
  Timing,
  Wish,
} from '../../supabase/functions/_shared/contract/consult.ts';
import { daysBetween, townDay } from '../lib/townTime.ts';
import { nextSchoolEntry } from './schoolYear.ts';

export interface WarmthInput {
  timing: Timing;
  wishes: readonly Wish[];
  /** Grades as of the April the family moves in. */
  children: readonly ChildGrade[];
  preferred_contact: ContactWay;
  /** Whether the family wrote words of its own. */
  has_words: boolean;
  created_at: string;
  /** null: the family keeps its visits to itself; then they count neither for nor against it. */
  visits: { visits: number; engaged_ms: number; last_visit_at: string | null } | null;
}

export type WarmthCode =
  'timing' | 'school_entry' | 'recency' | 'dwell' | 'return_visits' | 'wishes' | 'contact' | 'words';

export interface WarmthReason {
  code: WarmthCode;
  points: number;
  /** What the sentence of this reason needs: days, minutes, counts. */
  values: Record<string, number>;
}

export interface Warmth {
  score: number;
  reasons: WarmthReason[];
}

/** The most each reason can give; together 100. */
export const warmthWeights: Record<WarmthCode, number> = {
  timing: 28,
  school_entry: 14,
  recency: 14,
  dwell: 16,
  return_visits: 12,
  wishes: 10,
  contact: 3,
  words: 3,
};
const visitPart = warmthWeights.dwell + warmthWeights.return_visits;

const timingPoints: Record<Timing, number> = {
  within_3_months: 28,
  within_6_months: 22,
  within_1_year: 15,
  within_3_years: 6,
  undecided: 0,
};
const soon: readonly Timing[] = ['within_3_months', 'within_6_months', 'within_1_year'];
const entering: readonly ChildGrade[] = ['elementary_1', 'junior_high_1'];
const dayMs = 86_400_000;

/** A child who starts school on the coming 1 April makes the date real, more so when it is within half a year. */
function schoolEntry(input: WarmthInput, now: Date): WarmthReason | null {
  const count = input.children.filter((c) => entering.includes(c)).length;
  if (count === 0 || !soon.includes(input.timing)) return null;
  const today = townDay(now);
  const days = daysBetween(today, nextSchoolEntry(today));
  return {
    code: 'school_entry',
    points: days <= 183 ? 14 : 8,
    values: { count, months: Math.max(1, Math.round(days / 30.4)) },
  };
}

/** The last sign of life: the consultation itself or a later visit. */
function recency(input: WarmthInput, now: Date): WarmthReason {
  const last = Math.max(
    Date.parse(input.created_at),
    input.visits?.last_visit_at ? Date.parse(input.visits.last_visit_at) : 0,
  );
  const days = Math.max(0, Math.floor((now.getTime() - last) / dayMs));
  const points = days <= 3 ? 14 : days <= 7 ? 10 : days <= 30 ? 5 : 0;
  return { code: 'recency', points, values: { days } };
}

function fromVisits(visits: NonNullable<WarmthInput['visits']>): WarmthReason[] {
  const minutes = Math.floor(visits.engaged_ms / 60_000);
  const again = visits.visits >= 4 ? 12 : visits.visits === 3 ? 9 : visits.visits === 2 ? 6 : 0;
  return [
    { code: 'dwell', points: Math.min(16, minutes * 2), values: { minutes } },
    { code: 'return_visits', points: again, values: { visits: visits.visits } },
  ];
}

/** Shares out `score` so that the whole points of the reasons add up to it (largest remainders first). */
function scaled(reasons: WarmthReason[], score: number): WarmthReason[] {
  const sum = reasons.reduce((total, r) => total + r.points, 0);
  if (sum === 0) return [];
  const exact = reasons.map((reason) => ({ reason, share: (reason.points * score) / sum }));
  let left = score - exact.reduce((total, e) => total + Math.floor(e.share), 0);
  const byRemainder = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1));
  const extra = new Set<WarmthReason>();
  for (const e of byRemainder) {
    if (left-- > 0) extra.add(e.reason);
  }
  return exact
    .map(({ reason, share }) => ({ ...reason, points: Math.floor(share) + (extra.has(reason) ? 1 : 0) }))
    .filter((r) => r.points > 0)
    .sort((a, b) => b.points - a.points);
}

/**
 * The warmth of a lead at an instant. Points earned over points that could be earned, of 100: a family that does not
 * show its visits is measured without them, so keeping them private never makes it colder.
 */
export function warmth(input: WarmthInput, now: Date): Warmth {
  const visits = input.visits && input.visits.visits > 0 ? input.visits : null;
  const entry = schoolEntry(input, now);
  const reasons: WarmthReason[] = [
    { code: 'timing', points: timingPoints[input.timing], values: {} },
    ...(entry ? [entry] : []),
    recency(input, now),
    ...(visits ? fromVisits(visits) : []),
    {
      code: 'wishes',
      points: Math.min(10, input.wishes.length * 2),
      values: { count: input.wishes.length },
    },
    // A telephone number or a LINE name asks for a talk, an address only for an answer.
    { code: 'contact', points: input.preferred_contact === 'email' ? 1 : 3, values: {} },
    { code: 'words', points: input.has_words ? 3 : 0, values: {} },
  ];
  const sum = reasons.reduce((total, r) => total + r.points, 0);
  const score = Math.round((sum * 100) / (visits ? 100 : 100 - visitPart));
  return { score, reasons: scaled(reasons, score) };
}
