import type { AuditEntry } from '../../data/audit.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { detailWords } from './detailWords.ts';

/** When, who, what. On a phone each entry is a small block. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
      {entries.map((entry) => (
        <li key={entry.entry_id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 p-3">
          <span className="tabular-nums">{formatMoment(entry.at, locale)}</span>
          <span className="font-bold break-words">{whoOf(entry, t)}</span>
          <span>{t(`audit.act.${entry.act}`)}</span>
          <span className="basis-full break-words text-kawara empty:hidden">
            {detailWords(entry, t).join(' ・ ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who did it, in words. */
export function whoOf(entry: AuditEntry, t: ReturnType<typeof useT>): string {
  return entry.user_name ?? t(entry.user_id === null ? 'audit.system' : 'audit.gone');
}
