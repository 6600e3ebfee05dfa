import type { Pool } from '../../local/database/openPool.ts';
import { isBounce } from './isBounce.ts';
import type { Mailer } from './Mailer.ts';

type Due = {
  town_id: string;
  mail_id: string;
  to_address: string;
  subject: string;
  body_text: string;
  attempts: number;
  mail_from: string | null;
};

const maxAttempts = 12;

/**
 * Sends what is due in the outbox, one mail per transaction with its row locked, so that two workers never send one
 * twice. Killed between the mail server's yes and the commit it is sent once more, under the same Message-ID, by which
 * mail programs know it again. A sent mail keeps no body; a failed one is tried again after 30 s, 1 min, 2 min … at
 * most 6 h, twelve times; one that will never be taken is marked at once and keeps no body either. A turn in the far
 * future was given by a wrong clock and is now.
 * @returns how many were sent.
 */
export async function deliverMails(owner: Pool, mailer: Mailer): Promise<number> {
  let sent = 0;
  for (;;) {
    const outcome = await owner.begin(async (tx) => {
      const [mail] = await tx<Due[]>`
        select town_id, mail_id, to_address, subject, body_text, attempts,
          (select mail_from from private.settings) as mail_from
        from private.outgoing_mails
        where sent_at is null and bounced_at is null and attempts < ${maxAttempts}
          and (next_attempt_at <= now() or next_attempt_at > now() + interval '7 hours')
        order by next_attempt_at limit 1 for update skip locked`;
      if (!mail) return 'none';
      try {
        await mailer.send({
          townId: mail.town_id,
          to: mail.to_address,
          subject: mail.subject,
          text: mail.body_text,
          mailId: mail.mail_id,
          from: mail.mail_from,
        });
      } catch (error) {
        const reason = (error instanceof Error ? error.message : String(error)).slice(0, 300);
        const waitSeconds = Math.min(30 * 2 ** mail.attempts, 6 * 3600);
        const bounced = isBounce(error);
        await tx`
          update private.outgoing_mails set attempts = attempts + 1, last_error = ${reason},
            next_attempt_at = now() + make_interval(secs => ${waitSeconds}),
            bounced_at = case when ${bounced} then now() end,
            body_text = case when ${bounced} then '' else body_text end
          where town_id = ${mail.town_id} and mail_id = ${mail.mail_id}`;
        return 'failed';
      }
      await tx`
        update private.outgoing_mails set attempts = attempts + 1, sent_at = now(), body_text = '', last_error = null
        where town_id = ${mail.town_id} and mail_id = ${mail.mail_id}`;
      return 'sent';
    });
    if (outcome === 'none') return sent;
    if (outcome === 'sent') sent += 1;
  }
}
