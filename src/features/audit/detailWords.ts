import type { AuditEntry } from '../../data/audit.ts';
import type { MessageKey } from '../../i18n/translate.ts';

type T = (key: MessageKey, values?: Record<string, string | number>) => string;

/** What an entry says beside its act, one piece a line; ids, which only machines read, are left out. */
const known = {
  name: 'audit.detail.name',
  role: 'audit.detail.role',
  roles: 'audit.detail.roles',
  from: 'audit.detail.from',
  to: 'audit.detail.to',
  is_auditor: 'audit.detail.is_auditor',
  what: 'audit.detail.what',
  rows: 'audit.detail.rows',
  label: 'audit.detail.label',
  reason: 'audit.detail.reason',
  released_reason: 'audit.detail.reason',
  revision: 'audit.detail.revision',
  from_day: 'audit.detail.from',
  to_day: 'audit.detail.to',
  expires_at: 'audit.detail.expires_at',
  device: 'audit.detail.device',
} as const satisfies Record<string, MessageKey>;
const codes: Partial<Record<string, MessageKey>> = {
  concierge: 'desk.role.concierge',
  analyst: 'desk.role.analyst',
  editor: 'desk.role.editor',
  admin: 'desk.role.admin',
  insight: 'audit.what.insight',
  report: 'audit.what.report',
  households: 'audit.what.households',
  audit: 'audit.what.audit',
  true: 'audit.yes',
  false: 'audit.no',
};

export function detailWords(entry: AuditEntry, t: T): string[] {
  return Object.entries(entry.detail).flatMap(([field, value]) => {
    const label = known[field as keyof typeof known] as MessageKey | undefined;
    if (label === undefined || value === null) return [];
    const code = codes[String(value)];
    return [`${t(label)} ${code ? t(code) : String(value)}`];
  });
}
