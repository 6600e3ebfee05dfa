import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from '../../local/database/openPool.ts';

const sweepEveryMs = 3_600_000;
const keptName = /\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?:eml|json)$/;

/** What a kept mail's file is called, without its ending; `mailId`: of the outbox, null for what never was in it. */
export function keptMailName(at: string, mailId: string | null): string {
  return `${at.replace(/[:.]/g, '-')}${mailId === null ? '' : `.${mailId}`}`;
}

/**
 * Mails kept as files because no mail server is given: each goes with its row in the outbox, that is with its family
 * or after a month. Erasing waits for a mail that is just being kept, so no file is written after its row is gone.
 */
export class KeptMails {
  readonly #dir: string;
  readonly #owner: Pool;
  #lastErasure = '';
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(owner: Pool, dataDir: string) {
    this.#owner = owner;
    this.#dir = path.join(dataDir, 'mail');
  }

  /** Deletes what is due, at once after an erasure, else every hour; answers how many files. */
  async sweep(): Promise<number> {
    const [last] = await this.#owner<{ id: string }[]>`
      select coalesce(max(erasure_id), 0)::text as id from public.erasures`;
    const now = performance.now();
    if (last?.id === this.#lastErasure && now - this.#sweptAt < sweepEveryMs) return 0;
    const files = await readdir(this.#dir).catch(() => []);
    const ids = new Set(files.flatMap((file) => keptName.exec(file)?.[1] ?? []));
    const held = await this.#owner<{ mail_id: string }[]>`
      select mail_id from private.outgoing_mails where mail_id = any (${[...ids]}::uuid[])`;
    for (const { mail_id } of held) ids.delete(mail_id);
    const gone = files.filter((file) => ids.has(keptName.exec(file)?.[1] ?? ''));
    for (const file of gone) await rm(path.join(this.#dir, file), { force: true });
    this.#lastErasure = last?.id ?? '';
    this.#sweptAt = now;
    return gone.length;
  }
}
