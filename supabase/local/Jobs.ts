import type { Pool } from './database/openPool.ts';
import { deliverMails } from './mail/deliverMails.ts';
import type { Mailer } from './mail/Mailer.ts';
import { say } from './say.ts';

const dueJobsMs = 5_000;
const mailMs = 1_000;
const digestMs = 3_600_000;

/** The timers of the embedded server: what pg_cron and a mail worker do on a hosted project. */
export class Jobs {
  readonly #owner: Pool;
  readonly #siteUrl: string;
  readonly #mailer: Mailer;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<unknown>>();
  #has = { dueJobs: false, digests: false, mails: false };
  #lastError = '';

  constructor(owner: Pool, mailer: Mailer, siteUrl: string) {
    this.#owner = owner;
    this.#mailer = mailer;
    this.#siteUrl = siteUrl;
  }

  async start(): Promise<void> {
    const [found] = await this.#owner<{ dueJobs: boolean; digests: boolean; mails: boolean }[]>`
      select to_regprocedure('private.run_due_jobs()') is not null as "dueJobs",
        to_regprocedure('private.write_due_digests(text,date)') is not null as digests,
        to_regclass('private.outgoing_mails') is not null as mails`;
    if (found) this.#has = found;
    this.#timers.push(
      setInterval(() => void this.#dueJobs(), dueJobsMs),
      setInterval(() => void this.#digests(), digestMs),
      setInterval(() => void this.#mails(), mailMs),
    );
    await this.#dueJobs();
    await this.#digests();
  }

  /** Everything that is due, now; for tests and for a clean end of a test's act. */
  async runNow(): Promise<void> {
    await Promise.all([...this.#running.values()]);
    await Promise.all([this.#dueJobs(), this.#digests()]);
    await this.#mails();
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#running.values()]);
  }

  async #dueJobs(): Promise<void> {
    if (this.#has.dueJobs) await this.#once('run_due_jobs', () => this.#owner`select private.run_due_jobs()`);
  }

  /** The monthly mail to staff: written into the outbox once a month and town, however often this asks. */
  async #digests(): Promise<void> {
    if (this.#has.digests)
      await this.#once('digests', () => this.#owner`select private.write_due_digests(${this.#siteUrl})`);
  }

  async #mails(): Promise<void> {
    if (this.#has.mails) await this.#once('mails', () => deliverMails(this.#owner, this.#mailer));
  }

  /** Never two of a kind at a time; an error is told once and the next turn tries again. */
  async #once(name: string, work: () => PromiseLike<unknown>): Promise<void> {
    if (this.#running.has(name)) return;
    const run = Promise.resolve(work()).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== this.#lastError)
        say(`定期の仕事 ${name} が失敗しました: ${reason}`, `Job ${name} failed: ${reason}`);
      this.#lastError = reason;
    });
    this.#running.set(name, run);
    await run;
    this.#running.delete(name);
  }
}
