// Who can do what to whose rows, found out by trying: every public table × actor × act × town, inside a transaction
// that is rolled back. Nothing is read from the catalog but the names, so a wrong policy cannot talk itself out.
import type { JSONValue, Sql, TransactionSql } from 'postgres';
import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { plantKpis } from './plantKpis.ts';
import { plantSession } from './plantSession.ts';

export const acts = ['select', 'insert', 'update', 'delete'] as const;
export type Act = (typeof acts)[number];
export interface Actor {
  name: string;
  role: 'anon' | 'authenticated';
  userId?: string;
  aal?: 'aal1' | 'aal2';
}
export interface Finding {
  actor: string;
  table: string;
  act: Act;
  town: string;
  /** How many rows it reached: an insert that only a duplicate key stopped counts as one. */
  rows: number;
}

export const towns = ['east', 'west'] as const;
const roles = ['concierge', 'analyst', 'editor', 'admin'] as const;
const userId = (town: number, role: number) => `00000000-0000-4000-8000-0000000000${town + 1}${role + 1}`;

export const actors: Actor[] = [
  { name: 'anon', role: 'anon' },
  { name: 'stranger', role: 'authenticated', userId: '00000000-0000-4000-8000-000000000099' },
  { name: 'east left', role: 'authenticated', userId: '00000000-0000-4000-8000-000000000098' },
  ...towns.flatMap((town, t) =>
    roles.map((role, r): Actor => ({ name: `${town} ${role}`, role: 'authenticated', userId: userId(t, r) })),
  ),
];

/** Two towns with a row in every table, and their staff; one member of east has left. As the database's owner. */
export async function plantTwoTowns(sql: Sql | TransactionSql): Promise<void> {
  for (const [t, town] of towns.entries()) {
    const doc = {
      town_id: town,
      name: { ja: town },
      tagline: { ja: town },
      is_fictional: true,
      prefecture_code: '20',
      location: { lat: 35, lon: 138 },
      hours: { ja: '-' },
      concierges: [],
    };
    const fact = {
      fact_id: 'f',
      label: { ja: 'f' },
      value: { ja: '1' },
      checked_on: '2026-10-01',
      owner_section: { ja: '課' },
      source: { title: { ja: '出典' } },
    };
    const spot = { spot_id: 's', name: { ja: 's' }, words: { ja: 's' }, facts: [fact] };
    const place = {
      place_id: 'p',
      theme: 'learn',
      kind: 'daycare',
      name: { ja: 'p' },
      summary: { ja: 'p' },
      facts: [fact],
      spots: [spot],
    };
    const event = {
      town_event_id: 'e',
      name: { ja: 'e' },
      starts_on: '2026-12-01',
      source: { title: { ja: '出典' } },
    };
    const pack = { town: doc, places: [place], town_events: [event] };
    await sql`select private.import_pack(${sql.json(pack)}::jsonb)`;
    await sql`select private.publish_revision_as_system(${town}, 'first')`;
    for (const [r, role] of roles.entries()) {
      await sql`insert into public.staff_members values (${town}, ${userId(t, r)}, ${role}, ${role})`;
    }
    await sql`update public.staff_members set is_auditor = true where town_id = ${town} and role = 'analyst'`;
    const visit = {
      visit_id: crypto.randomUUID(),
      visitor_id: `10000000-0000-4000-8000-00000000000${t}`,
      started_at: new Date().toISOString(),
      entry: 'welcome',
      locale: 'ja',
      device_class: 'phone',
      revision: 1,
    };
    const batch = {
      town_id: town,
      sent_at: new Date().toISOString(),
      region: 'JP-13',
      region_source: 'declared',
      is_bot: false,
      visit,
      events: [
        {
          event_id: crypto.randomUUID(),
          name: 'spot_dwelled',
          occurred_at: new Date().toISOString(),
          revision: 1,
          place_id: 'p',
          spot_id: 's',
          engaged_ms: 15000,
          surface: 'page',
        },
      ],
    };
    await sql`select private.ingest_visit_batches(${sql.json([batch])}::jsonb)`;
    await sql`select private.roll_up_marked_days()`;
    await sql`insert into public.rollup_marks (town_id, day) values (${town}, current_date)`;
    const token = await sha256(`token-${town}`);
    const request = {
      town_id: town,
      consultation_id: crypto.randomUUID(),
      contact_name: '山田',
      adults: 2,
      children: ['age_5'],
      timing: 'undecided',
      wishes: ['school'],
      email: `family@${town}.example`,
      preferred_contact: 'email',
      words: 'こんにちは',
      locale: 'ja',
      consent: { version: consentVersion, consultation: true, link_visits: true },
      visitor_id: visit.visitor_id,
    };
    await sql`select private.submit_consultation(${sql.json(request)}::jsonb, ${token}, 'subject', 'body')`;
    await sql`insert into public.household_notes (town_id, household_id, author, body, is_shared) select town_id,
      household_id, ${userId(t, 0)}, 'note', false from public.households where town_id = ${town}`;
    await sql`insert into public.household_tasks (town_id, household_id, title) select town_id, household_id, 'task'
      from public.households where town_id = ${town}`;
    await sql`insert into public.household_looks (town_id, household_id, user_id, user_name) select town_id,
      household_id, ${userId(t, 0)}, 'name' from public.households where town_id = ${town}`;
    await sql`insert into public.household_history (town_id, household_id, kind) select town_id, household_id,
      'contacted' from public.households where town_id = ${town}`;
    await sql`insert into public.erasures (town_id, household_sha256, act) values (${town}, ${'0'.repeat(64)},
      'erased')`;
    await plantKpis(sql, town, userId(t, 1));
    await sql`select private.make_publication(${town}, '2025-07-01', '2025-09-30')`;
    for (const r of roles.keys()) {
      await sql`insert into public.saved_insight_views (town_id, user_id, name, part, query) values (${town},
        ${userId(t, r)}, 'mine', 'overview', 'range=year')`;
    }
  }
  await sql`insert into public.staff_members values ('east', '00000000-0000-4000-8000-000000000098', 'admin', 'left',
    false)`;
  for (const actor of actors) if (actor.userId) await plantSession(sql, actor.userId);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex');
}

/** Acts as somebody until the transaction ends, as PostgREST does. */
export async function actAs(sql: TransactionSql, actor: Actor): Promise<void> {
  const { userId: sub } = actor;
  const claims = { role: actor.role, ...(sub && { sub, session_id: sub, aal: actor.aal ?? 'aal1' }) };
  await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
    set_config('request.jwt.claim.sub', ${actor.userId ?? ''}, true)`;
  await sql.unsafe(`set local role ${actor.role}`);
}

/** Every public table that has a town_id, partitions included. */
export async function townTables(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'town_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  return rows.map((r) => r.name);
}

export async function findReach(sql: Sql, as: Actor[] = actors): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of await townTables(sql)) {
    for (const town of towns) {
      const row = (
        await sql.unsafe(`select to_jsonb(t) as row from public.${table} t where town_id = '${town}' limit 1`)
      )[0] as { row: JSONValue } | undefined;
      for (const actor of as) {
        for (const act of acts) {
          findings.push({
            actor: actor.name,
            table,
            act,
            town,
            rows: await attempt(sql, actor, act, table, town, row?.row),
          });
        }
      }
    }
  }
  return findings;
}

class Undo extends Error {}

async function attempt(
  sql: Sql,
  actor: Actor,
  act: Act,
  table: string,
  town: string,
  row: JSONValue | undefined,
): Promise<number> {
  let reached = 0;
  try {
    await sql.begin(async (tx) => {
      const columns = await insertable(tx, table);
      await actAs(tx, actor);
      if (act === 'select') {
        reached = (await tx.unsafe(`select town_id from public.${table} where town_id = '${town}'`)).length;
      } else if (act === 'insert') {
        await tx.unsafe(
          `insert into public.${table} (${columns}) select ${columns} from jsonb_populate_record(null::public.${table},
            $1::text::jsonb)`,
          [JSON.stringify(row ?? { town_id: town })],
        );
        reached = 1;
      } else {
        const verb =
          act === 'update' ? `update public.${table} set town_id = town_id` : `delete from public.${table}`;
        reached = (await tx.unsafe(`${verb} where town_id = '${town}'`)).count;
      }
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return reached;
    const code = (error as { code?: string }).code;
    if (code === '42501') return 0; // refused
    // Only a constraint or an immutable table stopped it: the act itself was let in, and that is reach.
    if (code !== undefined && /^(23...|55000)$/.test(code)) return 1;
    throw error;
  }
  return reached;
}

async function insertable(sql: TransactionSql, table: string): Promise<string> {
  const rows = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_identity = 'NO' and is_generated = 'NEVER'`;
  return rows.map((r) => `"${r.name}"`).join(', ');
}
