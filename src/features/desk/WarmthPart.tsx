import { useT } from '../../i18n/I18nProvider.tsx';
import { warmthWords } from './householdWords.ts';
import type { ListedHousehold } from './listView.ts';
import { Section } from './Section.tsx';
import { WarmthMeter } from './WarmthMeter.tsx';

/** The warmth with every reason that makes it. */
export function WarmthPart({ item }: { item: ListedHousehold }) {
  const t = useT();
  const { warmth, row } = item;
  return (
    <Section title={t('concierge.warmth.why')}>
      <WarmthMeter score={warmth.score} large />
      <ul className="space-y-1">
        {warmth.reasons.map((reason) => (
          <li key={reason.code} className="flex items-baseline justify-between gap-4">
            <span>{warmthWords(reason, row, t)}</span>
            <span className="whitespace-nowrap text-kawara tabular-nums">
              {t('concierge.warmth.points', { points: reason.points })}
            </span>
          </li>
        ))}
      </ul>
      {row.visit_summary === null && <p className="text-sm text-kawara">{t('concierge.warmth.private')}</p>}
    </Section>
  );
}
