// Random questions a member of staff might ask, and the answers that differ from the truth.
import { random } from './random.ts';
import { seenPanels, valuePanels } from './tally.ts';
import type { Filters, Range, Row, VisitTruth } from './visitTruth.ts';

/** Asks the database; p_town_id and how it is signed in are the caller's. */
export type AskRpc = <T>(name: string, args: object) => Promise<T>;

export const panels = [...valuePanels, ...seenPanels];
const filterable = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'place', 'spot', 'stage'];

/** A range of any days among those of the visits, and none to three filters that some visit of it passes. */
export function randomQuestion(truth: VisitTruth, next: () => number): { range: Range; filters: Filters } {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const days = [pick(truth.counted)?.day ?? '', pick(truth.counted)?.day ?? ''].sort();
  const range = { p_from: days[0] ?? '', p_to: days[1] ?? '' };
  const like = pick(truth.visitsIn(range));
  const names = [...filterable].sort(() => next() - 0.5).slice(0, Math.floor(next() * 4));
  const filters: Record<string, string> = {};
  for (const name of names) {
    const value =
      name === 'stage'
        ? ['engaged', 'considering', 'lead'][(like?.stage ?? 0) - 1]
        : pick(like?.seen.filter(({ panel }) => panel === name) ?? [])?.key;
    if (value !== undefined) filters[name] = value;
  }
  return { range, filters };
}

const byKey = (rows: readonly Row[]) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));

/**
 * Every panel, the summary and the browsers under `rounds` random questions.
 * @returns how many numbers were compared, and a line for each answer that is not the truth.
 */
export async function askInsight(
  rpc: AskRpc,
  truth: VisitTruth,
  { rounds, seed }: { rounds: number; seed: number },
): Promise<{ compared: number; different: string[] }> {
  const next = random(seed);
  let compared = 0;
  const different: string[] = [];
  const compare = (what: string, told: unknown, real: unknown) => {
    if (JSON.stringify(told) !== JSON.stringify(real))
      different.push(`${what}: told ${JSON.stringify(told).slice(0, 300)}, is ${JSON.stringify(real)}`);
  };
  for (let round = 0; round < rounds; round += 1) {
    const { range, filters } = randomQuestion(truth, next);
    const asked = { ...range, p_filters: filters };
    const where = JSON.stringify(asked);
    const summary = await rpc<Record<string, unknown>>('insight_summary', asked);
    const { visits, engaged, considering, lead, engaged_ms } = summary;
    compare(
      `summary ${where}`,
      { visits, engaged, considering, lead, engaged_ms },
      truth.totals(range, filters),
    );
    compare(`browsers ${where}`, await rpc('insight_browsers', asked), truth.browsers(range, filters));
    compared += 6;
    for (const p_panel of panels) {
      const rows = await rpc<Row[]>('insight_table', { ...asked, p_panel });
      const real = truth.table(p_panel, range, filters);
      compared += 5 * real.length + 1;
      const told = rows.map(({ key, visits: n, engaged: e, considering: c, lead: l, engaged_ms: ms }) => ({
        ...{ key, visits: n, engaged: e, considering: c },
        ...{ lead: l, engaged_ms: ms },
      }));
      compare(`${p_panel} ${where}`, byKey(told), byKey(real));
      if (rows.some((row, i) => i > 0 && row.visits > (rows[i - 1]?.visits ?? 0)))
        different.push(`${p_panel} ${where}: not in order`);
    }
  }
  return { compared, different };
}
