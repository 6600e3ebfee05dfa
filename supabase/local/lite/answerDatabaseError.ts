import { say } from '../say.ts';

type PostgresError = Error & { code: string; detail?: string; hint?: string };

const isPostgresError = (error: unknown): error is PostgresError =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code);

/** HTTP status of a SQLSTATE for a role. Source: PostgREST, "Errors: HTTP Status Codes". */
function statusOf(code: string, role: string): number {
  const custom = /^PT([2-5]\d\d)$/.exec(code);
  if (custom) return Number(custom[1]);
  if (code === '42501') return role === 'anon' ? 401 : 403;
  if (code === '42883' || code === '42P01') return 404;
  if (code === '23503' || code === '23505') return 409;
  if (code === '25006') return 405;
  if (code === 'P0001') return 400;
  if (/^(08|53)/.test(code) && code !== '53400') return 503;
  if (/^(0L|0P|28)/.test(code)) return 403;
  if (code === '42P17' || /^(09|25|2D|38|39|3B|40|53|54|55|57|58|F0|HV|P0|XX)/.test(code)) return 500;
  return 400;
}

/**
 * PostgREST's answer to a database error, where lite 0.10 answers 500 to a failed check or a raise and prints every error with
 * the row in it (defect 4). Null for what is no database error, and for RAISE SQLSTATE 'PGRST', which lite does right.
 */
export function answerDatabaseError(error: unknown, role: string): Response | null {
  if (!isPostgresError(error) || error.code === 'PGRST') return null;
  const { code, message, detail = null, hint = null } = error;
  const status = statusOf(code, role);
  if (status >= 500) say(`データベースのエラー ${code}: ${message}`, `Database error ${code}: ${message}`);
  return Response.json({ code, details: detail, hint, message }, { status });
}
