import type { IncomingMessage } from 'node:http';
import type { Pool } from '../database/openPool.ts';
import { readJwt } from '../jwt.ts';
import type { BannedUsers } from '../lite/BannedUsers.ts';
import type { Mailer } from '../mail/Mailer.ts';

type Answer = { status: number; body: unknown };

type LocalPagesOptions = {
  admin: Pool;
  mailer: Mailer;
  banned: BannedUsers;
  jwtSecret: string;
  anonKey: string;
};

/** The few addresses that are the server's own: what the client must know, whether all is well, and the kept mails. */
export class LocalPages {
  readonly #options: LocalPagesOptions;

  constructor(options: LocalPagesOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage): Promise<Answer | null> {
    if (request.method !== 'GET') return null;
    switch ((request.url ?? '').split('?')[0]) {
      case '/config.json':
        return { status: 200, body: { supabaseUrl: '', supabaseKey: this.#options.anonKey } };
      case '/healthz':
        await this.#options.admin`select 1`;
        return { status: 200, body: { status: 'ok' } };
      case '/_local/mail':
        return this.#mails(request);
      default:
        return null;
    }
  }

  async #mails(request: IncomingMessage): Promise<Answer> {
    const { admin, mailer, banned, jwtSecret } = this.#options;
    const claims = readJwt(request.headers.authorization?.replace(/^Bearer /, '') ?? '', jwtSecret);
    if (!claims || (await banned.has(claims.sub))) return { status: 401, body: { error: 'sign_in_needed' } };
    const rows = await admin<{ town_id: string }[]>`
      select town_id from public.staff_members where user_id = ${claims.sub} and role = 'admin' and active`;
    if (rows.length === 0) return { status: 403, body: { error: 'admins_only' } };
    return { status: 200, body: await mailer.list(new Set(rows.map((row) => row.town_id))) };
  }
}
