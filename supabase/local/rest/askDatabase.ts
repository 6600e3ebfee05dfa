import type { TransactionSql } from 'postgres';
import type { Caller } from './identify.ts';
import type { LanePool } from './Lane.ts';
import type { Question } from './ListedReads.ts';

/** What SQL may know of a request: current_setting('request.…'). */
export interface RequestForSql {
  method: string;
  path: string;
  headers: string;
}

export interface Asked {
  /** Null: it is larger than any answer may be. */
  body: string | null;
  rows: number;
  total: number | null;
}

/** Thrown inside the transaction, so that what is answered with a refusal was never done. */
export class Refused extends Error {
  readonly answer: Response;
  constructor(answer: Response) {
    super('refused');
    this.answer = answer;
  }
}

/**
 * Asks as the caller, in a transaction of its own that knows the request, as PostgREST does. Whatever `judge` throws
 * undoes it.
 */
export async function askDatabase(
  pool: LanePool,
  question: Question & { writes: boolean; isVoid: boolean },
  { caller, request, timeout }: { caller: Caller; request: RequestForSql; timeout: string },
  judge: (asked: Asked) => Response,
): Promise<Response> {
  const answered = await pool.begin(
    question.writes ? 'read write' : 'read only',
    async (tx: TransactionSql) => {
      await tx`select
      set_config('role', ${caller.role}, true),
      set_config('statement_timeout', ${timeout}, true),
      set_config('request.jwt.claims', ${JSON.stringify(caller.claims)}, true),
      set_config('request.jwt.claim.sub', ${caller.userId ?? ''}, true),
      set_config('request.jwt.claim.role', ${caller.role}, true),
      set_config('request.method', ${request.method}, true),
      set_config('request.path', ${request.path}, true),
      set_config('request.headers', ${request.headers}, true)`;
      const [row] = await tx.unsafe<Asked[]>(question.sql, question.parameters, { prepare: true });
      return judge(question.isVoid || !row ? { body: '', rows: 1, total: null } : row);
    },
  );
  return answered;
}
