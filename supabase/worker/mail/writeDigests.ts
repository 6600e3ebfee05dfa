import type { StaffLocale } from '../../functions/_shared/contract/locales.ts';
import type { Pool } from '../../local/database/openPool.ts';
import { say } from '../../local/say.ts';
import {
  digestMail,
  publicationMail,
  type DigestFacts,
  type MailText,
  type PublishedCell,
} from './digestMail.ts';

interface Due {
  town_id: string;
  name: { ja: string; en?: string };
  readers: { address: string; locale: StaffLocale }[];
}
type DueDigest = Due & { month: string; facts: DigestFacts };
type DuePublication = Due & {
  publication_id: string;
  from: string;
  to: string;
  threshold: number;
  cells: PublishedCell[];
};

/**
 * Writes what is due into the outbox: last month to staff, once a month and town; a publication to readers outside,
 * once. A town whose mails cannot be written keeps no other's back and is tried again. `today`: YYYY-MM-DD in Japan.
 * Answers how many mails.
 */
export async function writeDigests(owner: Pool, siteUrl: string, today: string): Promise<number> {
  let mails = 0;
  const put = async (
    due: Due,
    compose: (locale: StaffLocale) => MailText,
    write: (mails: string) => Promise<number>,
  ) => {
    try {
      const written = due.readers.map(({ address, locale }) => ({ to: address, ...compose(locale) }));
      mails += await write(JSON.stringify(written));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`${due.town_id} の便りを書けませんでした: ${reason}`, `No digest for ${due.town_id}: ${reason}`);
    }
  };
  const [months] = await owner<{ due: DueDigest[] }[]>`select private.due_digests(${today}::date) as due`;
  for (const due of months?.due ?? [])
    await put(
      due,
      (locale) => digestMail(due, locale, siteUrl),
      async (written) => {
        const [row] = await owner<{ n: number }[]>`
          select private.put_digest(${due.town_id}, ${due.month}::date, ${written}::text::jsonb) as n`;
        return row?.n ?? 0;
      },
    );
  const [publications] = await owner<{ due: DuePublication[] }[]>`select private.due_publications() as due`;
  for (const due of publications?.due ?? [])
    await put(
      due,
      (locale) => publicationMail(due, locale),
      async (written) => {
        const [row] = await owner<{ n: number }[]>`
          select private.put_publication_mails(${due.town_id}, ${due.publication_id}::uuid, ${written}::text::jsonb) as
            n`;
        return row?.n ?? 0;
      },
    );
  return mails;
}
