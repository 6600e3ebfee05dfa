import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { readEndingHouseholds } from '../../data/households.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/townTime.ts';
import { Section } from './Section.tsx';

/** Records that retention deletes soon although nobody ever closed the talk; nothing where there are none. */
export function EndingPart({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const { data = [] } = useQuery({
    queryKey: ['ending-households', townId],
    queryFn: () => readEndingHouseholds(townId),
    staleTime: 3_600_000,
  });
  if (data.length === 0) return null;
  return (
    <Section title={t('concierge.ending.title', { count: data.length })}>
      <p>{t('concierge.ending.about')}</p>
      <ul className="divide-y divide-hairline">
        {data.map((one) => (
          <li key={one.household_id} className="flex flex-wrap items-center gap-x-4">
            <Link
              href={`/staff/households/${one.household_id}`}
              className="inline-flex min-h-11 min-w-0 items-center break-words text-sky underline"
            >
              {one.contact_name}
            </Link>
            <span className="text-sm text-kawara">
              {t('concierge.ending.on', { day: formatDay(one.ends_on, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
