import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { sayPlain } from '../../local/say.ts';
import { keptMailName } from './KeptMails.ts';

export type Mail = {
  townId: string | null;
  to: string;
  subject: string;
  text: string;
  /** Else the mailer's own. */
  from?: string | null;
  /** Of the outbox: its Message-ID, however often it is tried; what is kept of the mail goes with its row there. */
  mailId?: string;
};

type MailerOptions = {
  dataDir: string;
  /** Where kept mails are shown beside being kept; they hold private links and codes. */
  showsKept: boolean;
  smtpUrl?: string;
  from?: string;
};

/** A mail server that does not answer holds up no other mail for longer, ms. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
const nobody = '広場 <no-reply@hiroba.invalid>';

/**
 * Sends by SMTP when a server is given. Else every mail stays in <data>/mail, readable by the owner of the data alone:
 * what a mail says is for its addressee, so no page and, unless `showsKept`, no console has it.
 */
export class Mailer {
  readonly #dir: string;
  readonly #showsKept: boolean;
  readonly #from: string;
  readonly #smtp: ReturnType<typeof createTransport> | null;

  constructor({ dataDir, showsKept, smtpUrl, from }: MailerOptions) {
    this.#dir = path.join(dataDir, 'mail');
    this.#showsKept = showsKept;
    this.#from = from ?? nobody;
    this.#smtp = smtpUrl ? createTransport({ url: smtpUrl, ...patience }) : null;
  }

  async send(mail: Mail): Promise<void> {
    const from = mail.from ?? this.#from;
    const host = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'hiroba.invalid';
    const id = mail.mailId === undefined ? {} : { messageId: `<${mail.mailId}@${host}>` };
    const message = { from, to: mail.to, subject: mail.subject, text: mail.text, ...id };
    if (this.#smtp) {
      await this.#smtp.sendMail({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } });
      return;
    }
    await this.#keep(mail, message);
  }

  close(): void {
    this.#smtp?.close();
  }

  async #keep(
    { townId, to, subject, text, mailId }: Mail,
    message: { from: string; to: string; subject: string; text: string },
  ): Promise<void> {
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const now = new Date().toISOString();
    const kept = { mail_id: mailId ?? randomUUID(), town_id: townId, to, subject, text, sent_at: now };
    const name = path.join(this.#dir, keptMailName(now, mailId ?? null));
    await writeFile(`${name}.eml`, composed.message, { mode: 0o600 });
    await writeFile(`${name}.json`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    if (this.#showsKept)
      sayPlain(
        `--- メール（送らずに保管） / mail kept, not sent\nTo: ${to}\nSubject: ${subject}\n\n${text.trim()}\n---`,
      );
  }
}
