import type { IncomingMessage } from 'node:http';
import type { Pool } from '../database/openPool.ts';

type Answer = { status: number; body: unknown };

/** The few addresses that are the server's own: what the client must know, and whether all is well. */
export class LocalPages {
  readonly #admin: Pool;
  readonly #anonKey: string;

  constructor(admin: Pool, anonKey: string) {
    this.#admin = admin;
    this.#anonKey = anonKey;
  }

  async answer(request: IncomingMessage): Promise<Answer | null> {
    if (request.method !== 'GET') return null;
    switch ((request.url ?? '').split('?')[0]) {
      case '/config.json':
        return { status: 200, body: { supabaseUrl: '', supabaseKey: this.#anonKey } };
      case '/healthz':
        await this.#admin`select 1`;
        return { status: 200, body: { status: 'ok' } };
      default:
        return null;
    }
  }
}
