import type postgres from 'postgres';
import type { AuditAct } from '../_shared/contract/auditActs.ts';
import type { Role } from '../_shared/contract/pipeline.ts';
import type { StaffMail } from './addedMail.ts';

export interface KnownAccount {
  userId: string;
  isPending: boolean;
  /** For any town. */
  works: boolean;
}

/** What the function asks of Postgres as service_role, after the caller's rights were asked with their own token. */
export interface PeopleStore {
  townName: (townId: string) => Promise<string>;
  invitationsToday: (townId: string) => Promise<number>;
  accountByEmail: (email: string) => Promise<KnownAccount | null>;
  add: (
    townId: string,
    actor: string,
    userId: string,
    role: Role,
    name: string,
  ) => Promise<'added' | 'works_here'>;
  mayResetFactors: (townId: string, actor: string, userId: string) => Promise<string>;
  putMail: (townId: string, userId: string, mail: StaffMail) => Promise<void>;
  writeAudit: (townId: string, act: AuditAct, actor: string, detail: Record<string, string>) => Promise<void>;
}

export function databasePeopleStore(sql: postgres.Sql): PeopleStore {
  const only = <T>(rows: readonly T[]): T => {
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    return row;
  };
  return {
    async townName(townId) {
      const rows = await sql<{ name: string }[]>`
        select doc #>> '{name,ja}' as name from public.towns where town_id = ${townId}`;
      return only(rows).name;
    },
    async invitationsToday(townId) {
      return Number(
        only(await sql<{ count: string }[]>`select private.invitations_today(${townId}) as count`).count,
      );
    },
    async accountByEmail(email) {
      const [row] = await sql<KnownAccount[]>`
        select user_id as "userId", is_pending as "isPending", works from private.account_by_email(${email})`;
      return row ?? null;
    },
    async add(townId, actor, userId, role, name) {
      const rows = await sql<{ added: { status: 'added' | 'works_here' } }[]>`
        select private.add_invited_person(${townId}, ${actor}, ${userId}, ${role}, ${name}) as added`;
      return only(rows).added.status;
    },
    async mayResetFactors(townId, actor, userId) {
      const rows = await sql<{ may: string }[]>`
        select private.may_reset_factors(${townId}, ${actor}, ${userId}) as may`;
      return only(rows).may;
    },
    async putMail(townId, userId, { subject, body }) {
      await sql`select private.put_staff_mail(${townId}, ${userId}, ${subject}, ${body})`;
    },
    async writeAudit(townId, act, actor, detail) {
      await sql`select private.write_audit(${townId}, ${act}, ${actor}, ${sql.json(detail)})`;
    },
  };
}
