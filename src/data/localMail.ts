import * as v from 'valibot';
import { accessToken } from './session.ts';
import { StaffProblem } from './staffProblem.ts';

const mailShape = v.object({
  mail_id: v.optional(v.union([v.string(), v.number()])),
  to: v.string(),
  subject: v.string(),
  text: v.string(),
  sent_at: v.string(),
});
export type LocalMail = v.InferOutput<typeof mailShape>;

/** Mails the embedded server caught instead of sending, newest first; null where a real mail service sends them. */
export async function readLocalMail(): Promise<LocalMail[] | null> {
  const token = await accessToken();
  const answer = await fetch('/_local/mail', {
    headers: { accept: 'application/json', authorization: `Bearer ${token ?? ''}` },
  }).catch(() => null);
  if (!answer) throw new StaffProblem('offline', 'mail');
  if (answer.status === 401) throw new StaffProblem('signed_out', 'mail');
  if (answer.status === 403) throw new StaffProblem('not_permitted', 'mail');
  if (!answer.headers.get('content-type')?.includes('json')) return null; // a static host answers with the page
  if (!answer.ok) throw new StaffProblem('unavailable', 'mail');
  return v.parse(v.array(mailShape), await answer.json());
}
