// A fiscal year of a town with results in it: families that asked and moved, answers, outside figures and KPIs.
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import { consultRequest, sendConsult } from './askForAdvice.ts';
import { schoolYearOf } from '../../src/domain/schoolYear.ts';
import { townDay } from '../../src/lib/townTime.ts';
import type { TestServer } from './server.ts';

/** The running 年度: what is answered and visited in a test falls into it. */
export const thisYear = schoolYearOf(townDay(new Date()));
/** The 年度 before: over, so that it can be published. */
export const lastYear = schoolYearOf(`${String(thisYear.year)}-03-01`);

export const surveyDoc = {
  open: true,
  questions: [
    {
      question_id: 'satisfied',
      kind: 'five',
      words: { ja: '町のことは、よく分かりましたか', en: 'Was it clear?' },
    },
    { question_id: 'image', kind: 'image', words: { ja: '町の印象はどうですか' } },
    { question_id: 'words', kind: 'text', words: { ja: '気づいたことがあれば教えてください' } },
  ],
};

/** Sends one browser's answers to functions/survey. */
export function answerSurvey(server: TestServer, answers: object[], more: object = {}): Promise<Response> {
  return fetch(`${server.url}/functions/v1/survey`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: server.anonKey },
    body: JSON.stringify({
      v: 1,
      town_id: 'hoshimi',
      moment: 'tour',
      version: 1,
      act: 'answered',
      response_id: crypto.randomUUID(),
      locale: 'ja',
      answers,
      ...more,
    }),
  });
}

/** `families` that asked on the second day of the 年度, of whom `moved` moved on the third. */
export async function seedFamilies(
  server: TestServer,
  sql: Sql,
  { families, moved, year = thisYear }: { families: number; moved: number; year?: { year: number } },
): Promise<void> {
  for (let i = 0; i < families; i += 1) {
    const answer = await sendConsult(server, consultRequest({ adults: 2, children: ['age_5'] }));
    if (!answer.ok) throw new Error(`consult answered ${String(answer.status)}`);
  }
  await sql`update public.households set created_at = ${`${String(year.year)}-04-02T03:00:00Z`} where town_id =
    'hoshimi'`;
  const rows = await sql<{ household_id: string }[]>`
    update public.households set stage = 'moved' where household_id in (
      select household_id from public.households where town_id = 'hoshimi' order by household_id limit ${moved})
        returning household_id`;
  await sql`
    insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
    select 'hoshimi', id, ${`${String(year.year)}-04-03T03:00:00Z`}::timestamptz, 'stage_moved', 'new', 'moved' from
      unnest(${rows.map((r) => r.household_id)}::uuid[]) id`;
}

/** Two KPIs, one of whose figures is told to nobody outside when fewer than five moved. */
export async function seedKpis(analyst: SupabaseClient): Promise<void> {
  const base = {
    decimals: 0,
    attainment: 'ratio',
    baseline: 2,
    baseline_on: thisYear.from,
    target_on: thisYear.to,
    owner: '移住推進課 佐藤',
    source: '相談の記録',
  };
  const kpis = [
    {
      ...base,
      name: '移住した世帯の数',
      unit: '世帯',
      formula: { measure: 'moved_households' },
      target: 8,
      position: 0,
    },
    {
      ...base,
      name: '相談の件数',
      unit: '件',
      formula: { measure: 'consultations' },
      target: 20,
      position: 1,
    },
  ];
  for (const p_kpi of kpis) {
    const { data } = (await analyst.rpc('save_kpi', {
      p_town_id: 'hoshimi',
      p_kpi,
      p_version: 0,
    })) as { data: unknown };
    if ((data as { status: string }).status !== 'saved') throw new Error(JSON.stringify(data));
  }
}
