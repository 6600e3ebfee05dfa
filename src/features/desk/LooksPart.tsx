import type { HouseholdRecord } from '../../data/households.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { Section } from './Section.tsx';
import { useOlder, type HouseholdActs } from './useHousehold.ts';

/** Who opened this page, as the family sees it too. */
export function LooksPart({ acts, looks }: { acts: HouseholdActs; looks: HouseholdRecord['looks'] }) {
  const t = useT();
  const { locale } = useLocale();
  const older = useOlder(acts, 'looks', looks, looks.rows.at(-1)?.look_id);
  return (
    <Section title={t('concierge.looks.title')}>
      <p className="text-sm text-kawara">{t('concierge.looks.text')}</p>
      <ul className="space-y-1">
        {looks.rows.map((look) => (
          <li key={look.look_id} className="flex flex-wrap justify-between gap-x-4">
            <span>{look.user_name ?? t('concierge.history.gone')}</span>
            <span className="text-sm text-kawara tabular-nums">{formatMoment(look.at, locale)}</span>
          </li>
        ))}
      </ul>
      <MoreRows {...older} />
    </Section>
  );
}
