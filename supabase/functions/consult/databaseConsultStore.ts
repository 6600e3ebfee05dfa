import type postgres from 'postgres';
import type { ConsultPorts, Submission } from './handler.ts';

/** The consult ports that speak to Postgres; one function call is one transaction. */
export function databaseConsultStore(sql: postgres.Sql): Pick<ConsultPorts, 'townName' | 'submit'> {
  return {
    async townName(townId, locale) {
      const [row] = await sql<{ name: string }[]>`
        select coalesce(doc #>> array['name', ${locale}], doc #>> '{name,ja}') as name
        from public.towns where town_id = ${townId}`;
      // ja-easy writes readings as ruby, which a mail cannot show.
      return row ? row.name.replace(/｜([^｜《》]+)《[^｜《》]+》/g, '$1') : null;
    },
    async submit(request, tokenSha256, mail) {
      const [row] = request.simulated
        ? await sql<{ answer: Submission }[]>`
        select private.submit_simulated_consultation(${sql.json({ ...request })}::jsonb, ${tokenSha256}) as answer`
        : await sql<{ answer: Submission }[]>`
        select private.submit_consultation(${sql.json({ ...request })}::jsonb, ${tokenSha256}, ${mail.subject},
          ${mail.body})
          as answer`;
      if (!row) throw new Error('submit_consultation answered nothing');
      return row.answer;
    },
  };
}
