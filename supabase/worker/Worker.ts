import type { PendingQuery } from 'postgres';
import { ErasureLedger, erasuresFile } from '../local/backup/erasureLedger.ts';
import type { Pool } from '../local/database/openPool.ts';
import { townDay } from '../../src/lib/townTime.ts';
import { deliverMails } from './mail/deliverMails.ts';
import { KeptMails } from './mail/KeptMails.ts';
import type { Mailer } from './mail/Mailer.ts';
import { writeDigests } from './mail/writeDigests.ts';
import { writeFamilyLetters } from './mail/writeFamilyLetters.ts';
import type { Notices } from './Notices.ts';
import { oneAtATime, type OneAtATime } from './oneAtATime.ts';
import { say } from '../local/say.ts';

const dueJobsMs = 5_000;
const mailMs = 1_000;
const digestMs = 3_600_000;

type Ran = { ran: { clock: string | null } };

/** Which jobs the database has. */
type Known = { dueJobs: boolean; digests: boolean; letters: boolean; mails: boolean; erasures: boolean };

export type WorkerOptions = {
  /** As the owner of the migrations. */
  owner: Pool;
  mailer: Mailer;
  dataDir: string;
  notices: Notices;
  /** HIROBA_SITE_URL and HIROBA_MAIL_FROM are kept in the database. */
  env: NodeJS.ProcessEnv;
  /** Where no address was ever kept. */
  siteUrl?: string;
};

/** Jobs by timers: the same beside a hosted project as inside the embedded server (README). */
export class Worker {
  readonly #dueJobs: OneAtATime;
  /** The monthly mail to staff: written into the outbox once a month and town, however often this asks. */
  readonly #digests: OneAtATime;
  /** New private links to families: made here, written into the outbox. */
  readonly #letters: OneAtATime;
  readonly #mails: OneAtATime;
  /** What families took back, noted outside of the database. */
  readonly #erasures: OneAtATime;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #owner: Pool;
  readonly #notices: Notices;
  readonly #env: NodeJS.ProcessEnv;
  #has: Known = { dueJobs: false, digests: false, letters: false, mails: false, erasures: false };
  #lastError = '';
  #running: PendingQuery<Ran[]> | null = null;

  constructor({ owner, mailer, dataDir, notices, env, siteUrl = '' }: WorkerOptions) {
    this.#owner = owner;
    this.#notices = notices;
    this.#env = env;
    const kept = new KeptMails(owner, dataDir);
    const ledger = new ErasureLedger(owner, erasuresFile(dataDir, env));
    const site = async (): Promise<string> => {
      const [row] = await owner<{ site_url: string | null }[]>`select site_url from private.settings`;
      return (row?.site_url ?? siteUrl).replace(/\/+$/, '');
    };
    const job = (name: keyof Known, work: () => PromiseLike<unknown>): OneAtATime =>
      oneAtATime(
        () => (this.#has[name] ? work() : Promise.resolve()),
        (error) => {
          this.#complain(name, error);
        },
      );
    this.#dueJobs = job('dueJobs', () => this.#runDueJobs());
    this.#digests = job('digests', async () => {
      const [clock] = await owner<{ doubt: string | null }[]>`select private.clock_doubt() as doubt`;
      // Of a leapt clock it would tell a month without visits, and a mail cannot be taken back.
      if (!clock?.doubt) await writeDigests(owner, await site(), townDay(new Date()));
    });
    this.#letters = job('letters', async () => writeFamilyLetters(owner, await site()));
    this.#mails = job('mails', () => deliverMails(owner, mailer).then(() => kept.sweep()));
    this.#erasures = job('erasures', () => ledger.follow());
  }

  /** Finds out which jobs this database knows, sets the timers and begins with what is due; nobody waits for that. */
  async start(): Promise<void> {
    const [found] = await this.#owner<Known[]>`
      select to_regproc('private.run_due_jobs') is not null as "dueJobs",
        to_regprocedure('private.due_digests(date)') is not null as digests,
        to_regprocedure('private.due_family_letters()') is not null as letters,
        to_regclass('private.outgoing_mails') is not null as mails,
        to_regclass('public.erasures') is not null as erasures`;
    if (found) this.#has = found;
    if (found?.mails)
      await this.#owner`
        select private.keep_settings(${this.#env.HIROBA_SITE_URL || null}, ${this.#env.HIROBA_MAIL_FROM || null})`;
    this.#timers.push(
      setInterval(() => void this.#dueJobs.ifFree(), dueJobsMs),
      setInterval(() => void this.#digests.ifFree(), digestMs),
      setInterval(() => void this.#letters.ifFree(), mailMs),
      setInterval(() => void this.#mails.ifFree(), mailMs),
      setInterval(() => void this.#erasures.ifFree(), mailMs),
    );
    void this.#dueJobs.ifFree().then(() => this.#digests.ifFree());
  }

  /** Everything that is due now, done when this resolves, whatever a timer had begun before or begins meanwhile. */
  async runNow(): Promise<void> {
    await Promise.all([this.#dueJobs.afresh(), this.#digests.afresh()]);
    await this.#letters.afresh(); // what the jobs found to be due is written at once
    await this.#mails.afresh();
    await this.#erasures.afresh();
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#running?.cancel(); // days that are worked out are one transaction; the next start does them
    await Promise.all([
      this.#dueJobs.ended(),
      this.#digests.ended(),
      this.#letters.ended(),
      this.#mails.ended(),
      this.#erasures.ended(),
    ]);
  }

  async #runDueJobs(): Promise<void> {
    this.#running = this.#owner<Ran[]>`select private.run_due_jobs() as ran`;
    try {
      const [row] = await this.#running;
      await this.#notices.set('clock', Boolean(row?.ran.clock));
    } finally {
      this.#running = null;
    }
  }

  /** An error is told once; the next turn tries again. */
  #complain(name: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason !== this.#lastError)
      say(`定期の仕事 ${name} が失敗しました: ${reason}`, `Job ${name} failed: ${reason}`);
    this.#lastError = reason;
  }
}
