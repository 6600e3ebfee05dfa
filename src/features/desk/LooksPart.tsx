import type { HouseholdRecord } from '../../data/households.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Section } from './Section.tsx';

const shown = 8;

/** Who opened this page, as the family sees it too. */
export function LooksPart({ looks }: { looks: HouseholdRecord['looks'] }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Section title={t('concierge.looks.title')}>
      <p className="text-sm text-kawara">{t('concierge.looks.text')}</p>
      <ul className="space-y-1">
        {looks.slice(0, shown).map((look) => (
          <li key={look.at} className="flex flex-wrap justify-between gap-x-4">
            <span>{look.user_name ?? t('concierge.history.gone')}</span>
            <span className="text-sm text-kawara tabular-nums">{formatMoment(look.at, locale)}</span>
          </li>
        ))}
      </ul>
      {looks.length > shown && (
        <p className="text-sm text-kawara">{t('concierge.looks.more', { count: looks.length - shown })}</p>
      )}
    </Section>
  );
}
