import { closedReasons } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { HistoryEntry, HouseholdRecord } from '../../data/households.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { formatMoment } from '../../lib/townTime.ts';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { Section } from './Section.tsx';
import { useOlder, type HouseholdActs } from './useHousehold.ts';

const plain = ['asked', 'contacted', 'corrected', 'withdrawn', 'link_renewed'] as const;

function happened(entry: HistoryEntry, t: Translate): string {
  if (entry.kind === 'stage_moved' && entry.from_stage && entry.to_stage) {
    return t('concierge.history.stage_moved', {
      from: t(`concierge.stage.${entry.from_stage}`),
      to: t(`concierge.stage.${entry.to_stage}`),
    });
  }
  if (entry.kind === 'owner_assigned') {
    return entry.note
      ? t('concierge.history.owner_assigned', { name: entry.note })
      : t('concierge.history.owner_freed');
  }
  const kind = plain.find((k) => k === entry.kind);
  return kind ? t(`concierge.history.${kind}`) : t('concierge.history.other', { kind: entry.kind });
}

function why(entry: HistoryEntry, t: Translate): string | null {
  const closed = closedReasons.find((r) => r === entry.reason);
  if (entry.kind === 'stage_moved' && closed) return t(`concierge.reason.${closed}`);
  if (entry.kind === 'withdrawn' && (entry.reason === 'consultation' || entry.reason === 'link_visits')) {
    return t(`concierge.consent.${entry.reason}`);
  }
  return null;
}

/** Everything that happened to the household, newest first; nothing here is ever changed. */
export function HistoryPart({ acts, history }: { acts: HouseholdActs; history: HouseholdRecord['history'] }) {
  const t = useT();
  const { locale } = useLocale();
  const older = useOlder(acts, 'history', history, history.rows.at(-1)?.history_id);
  return (
    <Section title={t('concierge.history.title')}>
      <ol className="divide-y divide-hairline">
        {history.rows.map((entry) => {
          const reason = why(entry, t);
          const note = entry.kind === 'owner_assigned' ? null : entry.note;
          const who =
            entry.actor_name ?? (entry.actor ? t('concierge.history.gone') : t('concierge.history.family'));
          return (
            <li key={entry.history_id} className="py-2">
              <p>
                <span className="font-bold">{who}</span> {happened(entry, t)}
              </p>
              {reason && <p className="text-sm">{reason}</p>}
              {note && <p className="text-sm break-words whitespace-pre-wrap">{note}</p>}
              <p className="text-sm text-kawara">{formatMoment(entry.at, locale)}</p>
            </li>
          );
        })}
      </ol>
      <MoreRows {...older} />
    </Section>
  );
}
