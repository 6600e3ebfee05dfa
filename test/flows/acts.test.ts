// The table of acts (test/support/acts.ts) in a real browser: everybody at once, each judged by what the database holds
// in the end. What is not expected is refuted.
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitEvent } from '../../supabase/functions/_shared/contract/visit.ts';
import { acts, type Act } from '../support/acts.ts';
import { launchPeopleBrowser, type PeopleBrowser } from '../support/peopleBrowser.ts';
import { Person } from '../support/Person.ts';
import { startServer, type TestServer } from '../support/server.ts';

interface Stored {
  visit_id: string;
  event_id: string;
  name: string;
  place_id: string | null;
  spot_id: string | null;
  surface: string | null;
  engaged_ms: number | null;
  space_id: string | null;
  cells: { stood_ms: number }[] | null;
}
interface Done {
  act: Act;
  late: number;
  stored: Stored[];
  error: unknown;
}

let server: TestServer;
let sql: postgres.Sql;
const machines: PeopleBrowser[] = [];
const done = new Map<string, Done>();

const read = (visitors: string[]) => sql<Stored[]>`
  select e.visit_id, e.event_id, e.name, e.place_id, e.spot_id, e.payload ->> 'surface' as surface, e.engaged_ms,
    e.payload ->> 'space_id' as space_id, e.payload -> 'cells' as cells
  from public.visits v join public.visit_events e using (town_id, visit_id) where v.visitor_id = any
    (${visitors}::uuid[])`;

async function perform(act: Act, machine: PeopleBrowser): Promise<void> {
  const person = await Person.at(machine, server.url);
  let error: unknown = null;
  try {
    await act.does(person);
  } catch (thrown) {
    error = thrown;
  }
  person.stops();
  // What is on its way arrives; then nothing more comes.
  let stored: Stored[] = [];
  for (let same = 0; same < 4;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await read([...person.visitors]);
    same = now.length === stored.length && now.length > 0 ? same + 1 : 0;
    stored = now;
    if (error) break;
  }
  await person.context.close();
  done.set(act.act, { act, late: person.late, stored, error });
}

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  const shared = await launchPeopleBrowser();
  machines.push(shared);
  const alone = acts.filter((act) => act.alone);
  const together = acts.filter((act) => !act.alone);
  // A few at a time: pages that load all at once only wait for each other.
  const line = [...together].sort((a, b) => length(b) - length(a));
  const next = async (): Promise<void> => {
    for (let act = line.shift(); act; act = line.shift()) await perform(act, shared);
  };
  const sleepers = async (): Promise<void> => {
    for (const act of alone) {
      const machine = await launchPeopleBrowser();
      machines.push(machine);
      await perform(act, machine);
    }
  };
  const starts = Array.from({ length: 7 }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 1_000));
    await next();
  });
  await Promise.all([sleepers(), ...starts]);
}, 240_000);

afterAll(async () => {
  for (const machine of machines) await machine.close();
  await sql.end();
  await server.close();
});

/** The longest first, by what they may dwell. */
const length = (act: Act) => Math.max(0, ...Object.values(act.dwell).map(([, most]) => most));

const bounds = (range: number | readonly [number, number] | undefined): readonly [number, number] =>
  range === undefined ? [0, 0] : typeof range === 'number' ? [range, range] : range;

describe('someone who', () => {
  test.each(acts.map((act) => [act.act, act] as const))('%s', (name, act) => {
    const { stored, late, error } = done.get(name) ?? { stored: [], late: 0, error: 'was not performed' };
    if (error) throw error as Error;
    const wrong: string[] = [];
    const among = (what: string, found: number, [least, most]: readonly [number, number]) => {
      if (found < least || found > most) wrong.push(`${what}: ${found}, expected ${least} to ${most}`);
    };
    for (const event of visitEvent.options.map((option) => option.entries.name.literal)) {
      const [least, most] = bounds(act.expected[event]);
      // A machine that is late reaches a checkpoint of 15 s more.
      const more = most > 0 && event.endsWith('_dwelled') ? Math.ceil(late / 10) : 0;
      among(event, stored.filter((e) => e.name === event).length, [least, most + more]);
    }
    const dwelled = new Map<string, number>();
    const dwell = (at: string, ms: number) => dwelled.set(at, (dwelled.get(at) ?? 0) + ms / 1000);
    for (const { surface, place_id, spot_id, engaged_ms, space_id, cells } of stored) {
      for (const { stood_ms } of cells ?? []) dwell(`ground ${String(space_id)}`, stood_ms);
      if (engaged_ms !== null)
        dwell(`${String(surface)} ${String(place_id)}${spot_id === null ? '' : `/${spot_id}`}`, engaged_ms);
    }
    for (const at of new Set([...dwelled.keys(), ...Object.keys(act.dwell)])) {
      const [least, most] = act.dwell[at] ?? [0, 0];
      among(`seconds at ${at}`, dwelled.get(at) ?? 0, [least, most === 0 ? 0 : most + late]);
    }
    among('visits', new Set(stored.map((e) => e.visit_id)).size, bounds(act.visits ?? 1));
    among('events told twice', stored.length - new Set(stored.map((e) => e.event_id)).size, [0, 0]);
    const told = JSON.stringify(stored.map((e) => [e.name, e.engaged_ms]));
    expect(wrong, `${act.refuted} (late by ${late.toFixed(1)} s): ${told}`).toEqual([]);
  });
});
