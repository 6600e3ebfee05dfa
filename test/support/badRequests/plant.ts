import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { consultRequest } from '../askForAdvice.ts';

/** The private link of one family, so that its own doors open. */
export const plantedToken = 'f'.repeat(64);

export const plantedSurvey = {
  open: true,
  questions: [
    { question_id: 'satisfied', kind: 'five', words: { ja: '満足' } },
    { question_id: 'words', kind: 'text', words: { ja: 'ひとこと' } },
  ],
};

/** A dozen families, one of whose links is known, and a survey: so that there is something behind the doors. */
export async function plant(sql: postgres.Sql, url: string, key: string): Promise<void> {
  for (let at = 0; at < 10; at += 1)
    await fetch(`${url}/functions/v1/consult`, {
      method: 'POST',
      headers: { apikey: key, 'content-type': 'application/json' },
      body: JSON.stringify(consultRequest()),
    });
  const [family] = await sql<{ household_id: string }[]>`select household_id from public.households limit 1`;
  if (!family) throw new Error('no family could ask');
  const hash = createHash('sha256').update(plantedToken).digest('hex');
  await sql`insert into public.family_links (town_id, household_id, token_sha256)
    values ('hoshimi', ${family.household_id}, ${hash}) on conflict do nothing`;
  await sql`insert into public.surveys (town_id, moment, version, doc) values ('hoshimi', 'tour', 1,
    ${sql.json(plantedSurvey)}) on conflict do nothing`;
}
