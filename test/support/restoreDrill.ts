// A town in use is backed up, put back elsewhere, and compared there. What families took back meanwhile must stay so.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { listFiles } from '../../supabase/local/backup/dataFiles.ts';
import { makeBackup } from '../../supabase/local/backup/makeBackup.ts';
import { restoreBackup } from '../../supabase/local/backup/restoreBackup.ts';
import { createServer } from '../../supabase/local/createServer.ts';
import { consultRequest } from './askForAdvice.ts';
import { staffPassword, type TestServer } from './server.ts';

export interface Drill {
  /** What differs, in words; empty when nothing does. */
  differences: string[];
  /** Rows compared, files compared, sign-ins tried, families that took something back since the backup. */
  compared: { rows: number; files: number; signIns: number; takenBack: number };
}

interface Planted {
  email: string;
  token: string;
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A family straight through the database's own door, with a link whose token is known. */
export async function plantFamily(sql: postgres.Sql): Promise<Planted> {
  const request = consultRequest();
  const token = hashOf(request.email);
  await sql`select private.submit_consultation(${JSON.stringify(request)}::text::jsonb, ${hashOf(token)}, 'subject',
    'body')`;
  return { email: request.email, token };
}

/** Written by the living server every few seconds, also while nobody does anything. */
const pulse = ['private.clock_watch', 'private.job_runs'];

/** Every row of every table as text, in an order of its own: nothing of the backup's own code. */
async function allRows(sql: postgres.Sql): Promise<Map<string, { rows: number; hash: string }>> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'private', 'auth', 'supabase_migrations')
      and c.oid::regclass::text <> all (${pulse}) order by 1`;
  const found = new Map<string, { rows: number; hash: string }>();
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ rows: number; hash: string }[]>(
      `select count(*)::integer as rows, md5(coalesce(string_agg(row::text, e'\\n' order by row::text), '')) as hash
       from ${name} row`,
    );
    if (row) found.set(name, row);
  }
  return found;
}

const allFiles = async (dataDir: string): Promise<Map<string, string>> =>
  new Map(
    (await listFiles(dataDir)).map((name) => [
      name,
      hashOf(readFileSync(path.join(dataDir, name), 'latin1')),
    ]),
  );

function compare<T>(what: string, here: Map<string, T>, there: Map<string, T>): string[] {
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((name) => {
    const [one, other] = [here, there].map((side) => JSON.stringify([side.get(name)]));
    return one === other ? [] : [`${what} ${name}: ${String(one)} became ${String(other)}`];
  });
}

const adminOf = (url: string) => postgres(url, { max: 1, onnotice: () => undefined });

/** Nothing is asked of it but its rows: no job runs, so that what is compared is what was restored. */
async function rowsOfFolder(dataDir: string): Promise<Map<string, { rows: number; hash: string }>> {
  const { launchPostgres } = await import('../../supabase/local/postgres/launchPostgres.ts');
  const running = await launchPostgres({ dataDir, durable: false });
  const sql = adminOf(running.urlFor('supabase_admin'));
  try {
    return await allRows(sql);
  } finally {
    await sql.end();
    await running.stop();
  }
}

/**
 * Three rounds. At rest: every row and file of the restored folder against the living server's. In use: while `writers`
 * write, what was acknowledged before is there and no family is half there. And after: staff sign in, families open
 * their page, and those who erased themselves, withdrew or renewed their link since the backup are as they wished.
 */
export async function restoreDrill(
  server: TestServer,
  folder: string,
  { families, key }: { families: number; key: string },
): Promise<Drill> {
  const sql = postgres(server.adminDatabaseUrl, { max: 4, onnotice: () => undefined });
  const differences: string[] = [];
  try {
    const planted: Planted[] = [];
    for (let n = 0; n < families; n += 1) planted.push(await plantFamily(sql));
    await server.runJobs();

    // In use. Writers go on from before the backup until after it.
    let goesOn = true;
    const write = async () => {
      while (goesOn) await plantFamily(sql);
    };
    const writers = [write(), write(), write()];
    const busy = await makeBackup({ dataDir: server.dataDir, to: `${folder}/busy/`, key });
    goesOn = false;
    await Promise.all(writers);
    await server.runJobs();

    // Families take something back after the backup that is restored last.
    const [erased, withdrawn, unlinked, renewed, stays] = planted;
    if (!erased || !withdrawn || !unlinked || !renewed || !stays)
      throw new Error('a drill needs five families');

    const rest = await makeBackup({ dataDir: server.dataDir, to: `${folder}/rest/`, key });
    const dataDir = path.join(folder, 'at-rest');
    await restoreBackup({ file: rest.file, key, dataDir, erasures: ['none'] });
    const here = await allRows(sql);
    differences.push(...compare('table', here, await rowsOfFolder(dataDir)));
    const files = await allFiles(server.dataDir);
    differences.push(...compare('file', files, await allFiles(dataDir)));

    await sql`select public.family_erase(${erased.token})`;
    await sql`select public.family_withdraw(${withdrawn.token}, 'consultation')`;
    await sql`select public.family_withdraw(${unlinked.token}, 'link_visits')`;
    await sql`select public.family_renew(${renewed.token})`;
    await server.runJobs();

    const elsewhere = path.join(folder, 'elsewhere');
    await restoreBackup({ file: busy.file, key, dataDir: elsewhere, erasures: [server.dataDir] });
    differences.push(...(await compareInUse(elsewhere, planted, { erased, withdrawn, renewed, stays })));
    const rows = [...here.values()].reduce((sum, one) => sum + one.rows, 0);
    return { differences, compared: { rows, files: files.size, signIns: 4, takenBack: 3 } };
  } finally {
    await sql.end();
  }
}

async function compareInUse(
  dataDir: string,
  planted: readonly Planted[],
  who: Record<'erased' | 'withdrawn' | 'renewed' | 'stays', Planted>,
): Promise<string[]> {
  const server = await createServer({ dataDir, port: 0, host: '127.0.0.1', env: {}, durable: false });
  const sql = adminOf(server.adminDatabaseUrl);
  const wrong: string[] = [];
  const expectNone = (what: string, rows: readonly unknown[]) => {
    if (rows.length > 0) wrong.push(`${what}: ${String(rows.length)}`);
  };
  try {
    const emails = planted.map(({ email }) => email).filter((email) => email !== who.erased.email);
    expectNone(
      'acknowledged before the backup and gone',
      await sql`select from unnest(${emails}::text[]) told (email)
        where not exists (select from public.households h where h.email = told.email)`,
    );
    expectNone(
      'half a family',
      await sql`select from public.households h where not exists (select from public.household_history y
          where y.household_id = h.household_id and y.kind = 'asked')
        or not exists (select from public.consents c where c.household_id = h.household_id)
        or not exists (select from public.consultation_ledger l where l.household_id = h.household_id)`,
    );
    expectNone(
      'an erased family came back',
      await sql`select from public.households where email = ${who.erased.email}
        union all select from private.outgoing_mails where to_address = ${who.erased.email}`,
    );
    expectNone(
      'a withdrawn consent came back',
      await sql`select from public.households h join public.consents c using (town_id, household_id)
        where h.email = ${who.withdrawn.email} and c.withdrawn_at is null`,
    );
    for (const role of ['admin', 'concierge', 'analyst', 'editor']) {
      const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
      const { error } = await client.auth.signInWithPassword({
        email: `${role}@hoshimi.example`,
        password: staffPassword,
      });
      if (error) wrong.push(`${role} cannot sign in: ${error.message}`);
    }
    const anon = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
    const opens = async (token: string) => (await anon.rpc('family_open', { p_token: token })).data !== null;
    if (!(await opens(who.stays.token))) wrong.push('a family cannot open its page');
    if (await opens(who.erased.token)) wrong.push('the link of an erased family opens');
    if (await opens(who.renewed.token)) wrong.push('a link that was renewed opens');
    return wrong;
  } finally {
    await sql.end();
    await server.close();
  }
}
