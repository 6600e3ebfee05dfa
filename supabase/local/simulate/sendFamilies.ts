import * as v from 'valibot';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { collectAnswer, maxBatch } from '../../functions/_shared/contract/visit.ts';
import { consentVersion } from '../../functions/_shared/contract/choices.ts';
import type { Ledger, LedgerHousehold, LedgerSurvey, LedgerVisit } from './ledger.ts';
import { ownAddress, postFrom } from './postFrom.ts';

export interface Doors {
  /** Of the running server. */
  url: string;
  /** Who has it may say that a family is made up. */
  serviceKey: string;
}

const agents = {
  phone: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36',
  tablet: 'Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36',
  desktop: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36',
};
const together = 24;

/** Posts until it is taken, waiting as long as the server asks; from an address of its own where one is given. */
async function post(
  doors: Doors,
  door: string,
  body: unknown,
  agent: string,
  from?: string,
): Promise<unknown> {
  const url = `${doors.url}/functions/v1/${door}`;
  const headers = { 'content-type': 'application/json', apikey: doors.serviceKey, 'user-agent': agent };
  const text = JSON.stringify(body);
  const send = async () => {
    if (from !== undefined) return postFrom(from, url, headers, text);
    const answer = await fetch(url, { method: 'POST', headers, body: text });
    return {
      status: answer.status,
      text: await answer.text(),
      retryAfter: answer.headers.get('retry-after') ?? undefined,
    };
  };
  for (;;) {
    const answer = await send();
    if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.text) as unknown;
    if (answer.status !== 429 && answer.status !== 503)
      throw new Error(`${door} answered ${answer.status}: ${answer.text.slice(0, 200)}`);
    await sleep(1000 * Number(answer.retryAfter ?? 1));
  }
}

async function sendVisit(doors: Doors, ledger: Ledger, visit: LedgerVisit): Promise<number> {
  // It is told as of just now: collect takes nothing older than 35 days. set_back_simulated puts it where it belongs.
  const last = visit.events.at(-1)?.at ?? visit.started;
  const later = Date.now() - 60_000 - last;
  const time = (at: number) => new Date(at + later).toISOString();
  for (let i = 0; i < visit.events.length; i += maxBatch) {
    const events = visit.events.slice(i, i + maxBatch).map((event) => ({
      event_id: event.event_id,
      name: event.name,
      occurred_at: time(event.at),
      revision: ledger.revision,
      ...(event.place_id !== undefined && { place_id: event.place_id }),
      ...(event.spot_id !== undefined && { spot_id: event.spot_id }),
      ...(event.engaged_ms !== undefined && { engaged_ms: event.engaged_ms }),
      ...event.payload,
    }));
    const answer = v.parse(
      collectAnswer,
      await post(
        doors,
        'collect',
        {
          v: 1,
          town_id: ledger.town_id,
          sent_at: new Date().toISOString(),
          visit: {
            visit_id: visit.visit_id,
            visitor_id: visit.visitor_id,
            started_at: time(visit.started),
            entry: visit.entry,
            locale: visit.locale,
            device_class: visit.device,
            revision: ledger.revision,
            simulated: true,
            ...(visit.referrer_host !== null && { referrer_host: visit.referrer_host }),
            ...(visit.campaign !== null && { campaign: visit.campaign }),
            ...(visit.region_source !== 'unknown' && { time_zone: 'Asia/Tokyo' }),
            ...(visit.region_source === 'declared' && { declared_region: visit.region }),
            ...(visit.leftOut === 'machine' && { automated: true }),
            ...(visit.leftOut === 'staff' && { staff: true }),
          },
          events,
        },
        agents[visit.device],
      ),
    );
    const [refused] = answer.refused;
    if (refused) throw new Error(`collect refused ${JSON.stringify(refused)}`);
  }
  return visit.events.length;
}

const sendHousehold = (doors: Doors, ledger: Ledger, family: LedgerHousehold, n: number) =>
  post(
    doors,
    'consult',
    {
      v: 1,
      town_id: ledger.town_id,
      consultation_id: family.consultation_id,
      locale: family.locale,
      adults: 2,
      children: family.children,
      timing: 'undecided',
      wishes: ['school', 'housing'],
      ...(family.from_region !== null && { from_region: family.from_region }),
      contact_name: '模擬の家族',
      email: `${family.consultation_id}@simulated.example`,
      preferred_contact: 'email',
      words: '',
      consent: { version: consentVersion, consultation: true, link_visits: family.visitor_id !== null },
      ...(family.visitor_id !== null && { visitor_id: family.visitor_id }),
      simulated: true,
    },
    agents.phone,
    ownAddress(doors.url, n),
  );

async function sendSurvey(doors: Doors, ledger: Ledger, survey: LedgerSurvey, n: number): Promise<void> {
  const { moment, version, locale, response_id, answers } = survey;
  const base = { v: 1, town_id: ledger.town_id, moment, version, simulated: true };
  const say = (more: object) =>
    post(doors, 'survey', { ...base, ...more }, agents.phone, ownAddress(doors.url, n));
  await say({ act: 'offered' });
  if (response_id !== null) await say({ act: 'answered', response_id, locale, answers });
}

async function inTurn<T>(list: readonly T[], work: (one: T, n: number) => Promise<unknown>): Promise<void> {
  const rest = list.entries();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (const [n, one] of rest) await work(one, n);
    }),
  );
}

/**
 * Sends everything through collect, consult and survey, then sets it back in time and works the rollups out.
 * @param sql as the owner of the migrations.
 */
export async function sendFamilies(
  doors: Doors,
  sql: postgres.Sql,
  ledger: Ledger,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<void> {
  const all = ledger.visits.length + ledger.households.length + ledger.surveys.length;
  const began = new Date();
  let done = 0;
  const count = () => {
    done += 1;
    if (done % 500 === 0 || done === all) progress(done, all);
  };
  await leaveAlone(sql, ledger.town_id);
  await inTurn(ledger.visits, async (visit) => {
    await sendVisit(doors, ledger, visit);
    count();
  });
  await inTurn(ledger.households, async (family, n) => {
    await sendHousehold(doors, ledger, family, n);
    count();
  });
  await inTurn(ledger.surveys, async (survey, n) => {
    await sendSurvey(doors, ledger, survey, n);
    count();
  });
  const iso = (ms: number) => new Date(ms).toISOString();
  const visits = ledger.visits.map(({ visit_id, started }) => ({ visit_id, started_at: iso(started) }));
  const households = ledger.households.map(({ consultation_id, created, stages }) => ({
    consultation_id,
    created_at: iso(created),
    stages: stages.map(({ stage, at }) => ({ stage, at: iso(at) })),
  }));
  const surveys = ledger.surveys.map(({ moment, at, response_id }) => ({ moment, at: iso(at), response_id }));
  await sql`select private.set_back_surveys(${ledger.town_id}, ${began}, ${JSON.stringify(surveys)}::text::jsonb)`;
  await sql`select private.set_back_simulated(${ledger.town_id}, ${JSON.stringify(visits)}::text::jsonb,
    ${JSON.stringify(households)}::text::jsonb)`;

  await rollUpAll(sql, ledger.town_id);
}

/**
 * Everything arrives as of now and is set back afterwards: until then the job need not work this day out, over and
 * over. It is left alone for ten times as long as it is said to have taken, so for ten minutes should this be broken
 * off.
 */
async function leaveAlone(sql: postgres.Sql, town: string): Promise<void> {
  await sql`
    insert into public.rollup_runs as r (town_id, day, ran_at, took_ms)
      values (${town}, (now() at time zone 'Asia/Tokyo')::date, now(), 60000)
      on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms`;
}

/** Works everything out that is due, and whatever becomes due by it. */
export async function rollUpAll(sql: postgres.Sql, town: string): Promise<void> {
  // A whole town came at once, sooner than autovacuum looks: without this, a day takes minutes.
  await sql`analyze public.visits, public.visit_events, public.households`;
  for (;;) {
    const due = await sql`select 1 from public.rollup_marks where town_id = ${town} limit 1`;
    if (due.length === 0) return;
    await sql`delete from public.rollup_runs where town_id = ${town}`;
    const [row] = await sql<{ done: number }[]>`select private.roll_up_marked_days(200) as done`;
    if (row?.done === 0) await sleep(250); // the server's own timer has them in hand
  }
}
