import CircleCheck from 'lucide-react/icons/circle-check';
import CircleMinus from 'lucide-react/icons/circle-minus';
import type { HouseholdRecord } from '../../data/households.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Section } from './Section.tsx';

const purposes = ['consultation', 'link_visits'] as const;

/** What the family agreed to, in which text, and what it took back. */
export function ConsentPart({ consents }: { consents: HouseholdRecord['consents'] }) {
  const t = useT();
  const { locale } = useLocale();
  const day = (at: string) => formatDay(townDay(new Date(at)), locale);
  return (
    <Section title={t('concierge.consent.title')}>
      <ul className="space-y-3">
        {purposes.map((purpose) => {
          const given = consents.filter((c) => c.purpose === purpose);
          const valid = given.some((c) => c.withdrawn_at === null);
          return (
            <li key={purpose} className="flex gap-2">
              {valid ? (
                <CircleCheck aria-hidden className="mt-1 size-5 shrink-0 text-moegi" />
              ) : (
                <CircleMinus aria-hidden className="mt-1 size-5 shrink-0 text-kawara" />
              )}
              <div>
                <p>{t(`concierge.consent.${purpose}`)}</p>
                {given.length === 0 && (
                  <p className="text-sm text-kawara">{t('concierge.consent.notGiven')}</p>
                )}
                {given.map((c) => (
                  <p key={c.granted_at} className="text-sm text-kawara">
                    {t('concierge.consent.granted', { date: day(c.granted_at), version: c.version })}
                    {c.withdrawn_at && (
                      <span className="block font-bold text-ink">
                        {t('concierge.consent.withdrawn', { date: day(c.withdrawn_at) })}
                      </span>
                    )}
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
