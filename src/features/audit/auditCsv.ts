import type { AuditEntry } from '../../data/audit.ts';
import type { useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { csvFile } from '../../shared/csvFile.ts';
import { whoOf } from './AuditTable.tsx';
import { detailWords } from './detailWords.ts';

/** Every entry with its code and its exact time. */
export function auditCsv(entries: readonly AuditEntry[], t: ReturnType<typeof useT>, locale: string): string {
  const head = (['at', 'time', 'who', 'act', 'detail', 'code'] as const).map((name) =>
    t(`audit.csv.${name}`),
  );
  const rows = entries.map((entry) => [
    formatMoment(entry.at, locale),
    entry.at,
    whoOf(entry, t),
    t(`audit.act.${entry.act}`),
    detailWords(entry, t).join(' ・ '),
    entry.act,
  ]);
  return csvFile([head, ...rows]);
}
