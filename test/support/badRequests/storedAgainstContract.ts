import type postgres from 'postgres';
import * as v from 'valibot';
import { consentVersions } from '../../../supabase/functions/_shared/contract/choices.ts';
import { household } from '../../../supabase/functions/_shared/contract/consult.ts';
import { householdFieldNames, told } from '../../../supabase/functions/_shared/contract/householdFields.ts';
import { surveyQuestion } from '../../../supabase/functions/_shared/contract/survey.ts';
import { place, town, townEvent } from '../../../supabase/functions/_shared/contract/town.ts';
import { visitEvent } from '../../../supabase/functions/_shared/contract/visit.ts';
import { keepableText } from '../../../supabase/functions/_shared/contract/written.ts';

type Row = Record<string, unknown>;

/** What is wrong with a value that the contract's schema should take, and take as it stands. */
function wrongWith(schema: v.GenericSchema, value: unknown): string | null {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return `${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}`;
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? keepableText(part) : part,
  );
  return text === JSON.stringify(value) ? null : 'a letter that the contract drops';
}

const ofHousehold = (row: Row): Row =>
  told(Object.fromEntries(householdFieldNames.map((name) => [name, row[name]])));

const ofEvent = ({ payload, occurred_at, ...row }: Row): Row => ({
  ...(payload as Row),
  ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  occurred_at: new Date(String(occurred_at)).toISOString(),
});

/** Every row that strangers, families and staff may have written, parsed by the contract's own schemas. */
export async function storedAgainstContract(
  sql: postgres.Sql,
): Promise<{ rows: Record<string, number>; wrong: string[] }> {
  const wrong: string[] = [];
  const seen: Record<string, number> = {};
  const check = async (
    what: string,
    rows: Promise<Row[]>,
    judge: (row: Row) => string | null,
  ): Promise<void> => {
    for (const row of await rows) {
      seen[what] = (seen[what] ?? 0) + 1;
      const reason = judge(row);
      if (reason !== null) wrong.push(`${what}: ${reason} in ${JSON.stringify(row).slice(0, 300)}`);
    }
  };
  await check('household', sql<Row[]>`select * from public.households`, (row) =>
    row.erased_at ? null : wrongWith(household, ofHousehold(row)),
  );
  await check('consent', sql<Row[]>`select version from public.consents`, ({ version }) =>
    (consentVersions as readonly unknown[]).includes(version) ? null : 'no such version',
  );
  await check(
    'event',
    sql<Row[]>`select event_id::text, name, revision, place_id, spot_id, engaged_ms, payload, occurred_at
      from public.visit_events`,
    (row) => wrongWith(visitEvent, ofEvent(row)),
  );
  await check('town', sql<Row[]>`select doc from public.towns`, ({ doc }) => wrongWith(town, doc));
  await check('place', sql<Row[]>`select doc from public.revision_places`, ({ doc }) =>
    wrongWith(place, doc),
  );
  await check('town event', sql<Row[]>`select doc from public.revision_town_events`, ({ doc }) =>
    wrongWith(townEvent, doc),
  );
  await check(
    'survey',
    sql<Row[]>`select doc -> 'questions' as questions from public.surveys`,
    ({ questions }) => wrongWith(v.array(surveyQuestion), questions),
  );
  const words = sql<Row[]>`
    select words from public.survey_answers where words is not null
    union all select body from public.household_notes
    union all select title from public.household_tasks
    union all select note from public.household_history where note is not null`;
  await check('words', words, (row) => wrongWith(v.string(), row.words));
  return { rows: seen, wrong };
}
