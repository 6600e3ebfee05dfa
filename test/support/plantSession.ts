import type { Sql, TransactionSql } from 'postgres';

/**
 * An account with a session that stands, for asking the database as somebody without signing in; the claims to set with
 * it. Its id is the account's, for brevity.
 */
export async function plantSession(sql: Sql | TransactionSql, userId: string): Promise<object> {
  await sql`insert into auth.users (id, aud, role, email)
    values (${userId}, 'authenticated', 'authenticated', ${`${userId}@example.test`}) on conflict (id) do nothing`;
  await sql`insert into auth.sessions as session (id, user_id, not_after)
    values (${userId}, ${userId}, now() + interval '12 hours')
    on conflict (id) do update set created_at = now(), updated_at = now(), not_after = excluded.not_after`;
  return { role: 'authenticated', sub: userId, session_id: userId, aal: 'aal1' };
}
