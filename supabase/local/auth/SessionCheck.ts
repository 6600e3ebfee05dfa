import type { Pool } from '../database/openPool.ts';
import type { Claims } from '../jwt.ts';
import { lifetimes } from './lifetimes.ts';

/** An answer is believed for so long; an ended session is told of at once, this is for when the telling is late. */
const freshForMs = 2_000;
/** Use is written down once in so long; sessions end after half an hour, so a minute is near enough. */
const writeEveryMs = 60_000;
const mostKept = 10_000;

/** Monotonic ms. */
interface Known {
  good: boolean;
  askedAt: number;
}

/**
 * Whether the session behind a token still stands: not signed out, not unused for 30 minutes, not older than 12 hours,
 * its person not banned. The policies ask the same (private.session_is_good); here it is asked for doors that have no
 * policies, and so that the answer is "signed out" instead of an empty list.
 */
export class SessionCheck {
  readonly #sql: Pool;
  readonly #known = new Map<string, Known>();
  readonly #writtenAt = new Map<string, number>();
  readonly #ended = new Set<(sessionId: string) => void>();
  #unlisten: () => Promise<void> = () => Promise.resolve();

  /** @param sql as supabase_auth_admin. */
  constructor(sql: Pool) {
    this.#sql = sql;
  }

  async listen(): Promise<void> {
    const listening = await this.#sql.listen('hiroba_sessions', (id) => {
      this.forget(id);
    });
    this.#unlisten = () => listening.unlisten();
  }

  /** Calls back with each session that ends, as it ends. */
  whenOneEnds(tell: (sessionId: string) => void): void {
    this.#ended.add(tell);
  }

  /** The session has ended: nothing that was known of it is believed. */
  forget(id: string): void {
    this.#known.set(id, { good: false, askedAt: performance.now() });
    this.#writtenAt.delete(id);
    for (const tell of this.#ended) tell(id);
  }

  async isGood({ sub, session_id: id }: Pick<Claims, 'sub' | 'session_id'>): Promise<boolean> {
    if (id === undefined) return false;
    const known = this.#known.get(id);
    const now = performance.now();
    if (known && now - known.askedAt < freshForMs) return known.good;
    const rows = await this.#sql`
      select from auth.sessions s join auth.users u on u.id = s.user_id
      where s.id = ${id} and s.user_id = ${sub} and s.not_after > now()
        and s.updated_at > now() - make_interval(secs => ${lifetimes.idle})
        and (u.banned_until is null or u.banned_until <= now()) and u.deleted_at is null`;
    if (this.#known.size >= mostKept) this.#known.clear();
    // Ended while this was asked: what was said meanwhile is the newer word.
    if (this.#known.get(id) !== known) return this.#known.get(id)?.good === true && rows.length > 0;
    const good = rows.length > 0;
    this.#known.set(id, { good, askedAt: now });
    return good;
  }

  /** A request was made with the session: its half hour begins anew. */
  use(sessionId: string): void {
    const now = performance.now();
    if (now - (this.#writtenAt.get(sessionId) ?? -Infinity) < writeEveryMs) return;
    if (this.#writtenAt.size >= mostKept) this.#writtenAt.clear();
    this.#writtenAt.set(sessionId, now);
    this.#sql`update auth.sessions set updated_at = now() where id = ${sessionId}`.catch(() => {
      this.#writtenAt.delete(sessionId); // the next request writes it
    });
  }

  async close(): Promise<void> {
    await this.#unlisten().catch(() => undefined);
  }
}
