import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import * as v from 'valibot';
import { sayPlain } from '../say.ts';

export type Mail = { townId: string | null; to: string; subject: string; text: string };

const keptMail = v.object({
  mail_id: v.string(),
  town_id: v.nullable(v.string()),
  to: v.string(),
  subject: v.string(),
  text: v.string(),
  sent_at: v.string(),
});
export type KeptMail = v.InferOutput<typeof keptMail>;

type MailerOptions = { dataDir: string; smtpUrl?: string; from: string };

/** Sends by SMTP when a server is given; else every mail stays here, on the console and in <data>/mail, readable by its owner only. */
export class Mailer {
  readonly #dir: string;
  readonly #from: string;
  readonly #smtp: ReturnType<typeof createTransport> | null;

  constructor({ dataDir, smtpUrl, from }: MailerOptions) {
    this.#dir = path.join(dataDir, 'mail');
    this.#from = from;
    this.#smtp = smtpUrl ? createTransport(smtpUrl) : null;
  }

  async send(mail: Mail): Promise<void> {
    const message = { from: this.#from, to: mail.to, subject: mail.subject, text: mail.text };
    if (this.#smtp) {
      await this.#smtp.sendMail({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } });
      return;
    }
    await this.#keep(mail, message);
  }

  /** The latest mails of the sink, newest first; none when real mail is sent. `towns`: whose mails may be seen. */
  async list(towns: ReadonlySet<string>): Promise<KeptMail[]> {
    if (this.#smtp) return [];
    const files = (await readdir(this.#dir).catch(() => [])).filter((file) => file.endsWith('.json')).sort();
    const mails = await Promise.all(
      files
        .slice(-200)
        .map(async (file) =>
          v.parse(keptMail, JSON.parse(await readFile(path.join(this.#dir, file), 'utf8'))),
        ),
    );
    return mails.filter((mail) => mail.town_id === null || towns.has(mail.town_id)).reverse();
  }

  close(): void {
    this.#smtp?.close();
  }

  async #keep(
    mail: Mail,
    message: { from: string; to: string; subject: string; text: string },
  ): Promise<void> {
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const now = new Date().toISOString();
    const kept: KeptMail = {
      mail_id: randomUUID(),
      town_id: mail.townId,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      sent_at: now,
    };
    const name = path.join(this.#dir, `${now.replace(/[:.]/g, '-')}-${kept.mail_id.slice(0, 8)}`);
    await writeFile(`${name}.eml`, composed.message, { mode: 0o600 });
    await writeFile(`${name}.json`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    sayPlain(
      `--- メール（送らずに保管） / mail kept, not sent\nTo: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text.trim()}\n---`,
    );
  }
}
