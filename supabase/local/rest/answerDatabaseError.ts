import { say } from '../say.ts';

type PostgresError = Error & { code: string; detail?: string };

const isPostgresError = (error: unknown): error is PostgresError =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code);

/** The database is away, or went away: postgres.js' own codes, and the system's. */
const isLostConnection = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(CONNECTION_|CONNECT_TIMEOUT$|ECONN|EPIPE$|ENOENT$)/.test(String(error.code));

const unavailable = (): Response =>
  Response.json({ code: 'PGRST001', message: 'unavailable', details: null, hint: null }, { status: 503 });

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
  if (code === '42P17' || /^(09|25|2D|38|39|3B|40|53|55|57|58|F0|HV|P0|XX)/.test(code)) return 500;
  return 400;
}

/** What the code says, and no more: Postgres' own words hold values, whole rows and names of what one may not see. */
const sentences: [RegExp, string][] = [
  [/^42501$/, 'not_permitted'],
  [/^23505$/, 'already_there'],
  [/^23503$/, 'refers_to_nothing'],
  [/^23/, 'not_allowed_here'],
  [/^22/, 'wrong_form'],
  [/^(42883|42P01|42703)$/, 'no_such_thing'],
  [/^55000$/, 'never_changed'],
  [/^25006$/, 'read_only'],
  [/^40/, 'try_again'],
  [/^57014$/, 'took_too_long'],
  [/^(08|53|57)/, 'unavailable'],
];
const sentenceOf = (code: string): string =>
  sentences.find(([codes]) => codes.test(code))?.[1] ?? 'the database refused';

/**
 * P0001 and PTxyz are raised by our own functions alone, which choose what they say (publish_revision: the ids a scene
 * lacks).
 */
const isOurs = (code: string): boolean => code === 'P0001' || /^PT\d/.test(code);

/**
 * PostgREST's answer to a database error, without what PostgREST passes on: details and hints stay here, unless a
 * function of our own wrote the details. Null for what is no database error.
 */
export function answerDatabaseError(error: unknown, role: string): Response | null {
  if (isLostConnection(error)) return unavailable();
  if (!isPostgresError(error)) return null;
  const { code, message, detail = null } = error;
  const status = statusOf(code, role);
  if (status >= 500) say(`データベースのエラー ${code}: ${message}`, `Database error ${code}: ${message}`);
  const said = isOurs(code) ? { message, details: detail } : { message: sentenceOf(code), details: null };
  return Response.json({ code, ...said, hint: null }, { status });
}
