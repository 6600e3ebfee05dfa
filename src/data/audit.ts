// The audit of a town, for its auditors, and the note that staff's downloads leave in it.
import * as v from 'valibot';
import {
  auditActs,
  type AuditAct,
  type ExportKind,
} from '../../supabase/functions/_shared/contract/auditActs.ts';
import { callRpc } from './staffClient.ts';

const entryShape = v.object({
  entry_id: v.number(),
  at: v.string(),
  act: v.picklist(auditActs),
  user_id: v.nullable(v.string()),
  /** null: the system itself, or somebody who was never staff. */
  user_name: v.nullable(v.string()),
  detail: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
});
const pageShape = v.object({
  /** Of all pages. */
  count: v.number(),
  entries: v.array(entryShape),
  people: v.nullable(v.array(v.object({ user_id: v.string(), name: v.nullable(v.string()) }))),
});
export type AuditEntry = v.InferOutput<typeof entryShape>;
export type AuditPage = v.InferOutput<typeof pageShape>;

export interface AuditFilter {
  from: string;
  to: string;
  /** null: every act. */
  acts: readonly AuditAct[] | null;
  userId: string | null;
}

/** A hundred entries, newest first; `before` is the last entry of the page before. */
export function readAudit(townId: string, filter: AuditFilter, before: number | null): Promise<AuditPage> {
  return callRpc(
    'list_audit',
    {
      p_town_id: townId,
      p_from: filter.from,
      p_to: filter.to,
      p_acts: filter.acts === null ? null : [...filter.acts],
      p_user_id: filter.userId,
      p_before: before,
    },
    pageShape,
  );
}

/** Every entry of the filter. */
export async function readWholeAudit(townId: string, filter: AuditFilter): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const page = await readAudit(townId, filter, entries.at(-1)?.entry_id ?? null);
    entries.push(...page.entries);
    if (page.entries.length === 0 || entries.length >= page.count) return entries;
  }
}

/** Written down before a file is saved; while it cannot be, none is. */
export async function noteExport(townId: string, what: ExportKind, rows: number): Promise<void> {
  await callRpc('note_export', { p_town_id: townId, p_what: what, p_rows: rows }, v.unknown());
}
