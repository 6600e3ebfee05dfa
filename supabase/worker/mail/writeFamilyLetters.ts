import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '../../functions/_shared/contract/locales.ts';
import type { Pool } from '../../local/database/openPool.ts';
import { familyLetter, type LetterReason } from './familyLetter.ts';

interface Due {
  town_id: string;
  household_id: string;
  reason: LetterReason;
  locale: Locale;
  town: string;
  /** YYYY-MM-DD */
  ends_on: string;
}

/**
 * Writes the letters with private links that are due into the outbox. The link is made here and stands in the mail
 * alone; the database keeps its hash. Answers how many.
 */
export async function writeFamilyLetters(owner: Pool, siteUrl: string): Promise<number> {
  let written = 0;
  const [row] = await owner<{ due: Due[] }[]>`select private.due_family_letters() as due`;
  for (const due of row?.due ?? []) {
    const token = randomBytes(32).toString('hex');
    const link = `${siteUrl}/family#${token}`;
    const letter = familyLetter(due.reason, due.locale, { town: due.town, link, endsOn: due.ends_on });
    const hash = createHash('sha256').update(token).digest('hex');
    const [put] = await owner<{ done: boolean }[]>`
      select private.put_family_letter(${due.town_id}, ${due.household_id}, ${due.reason}, ${hash}, ${letter.subject},
        ${letter.text}) as done`;
    if (put?.done) written += 1;
  }
  return written;
}
