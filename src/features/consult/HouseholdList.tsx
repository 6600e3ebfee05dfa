import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import type { ReactNode } from 'react';
import type { HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { regionName } from '../../domain/regions.ts';
import type { HouseholdDraft } from './draft.ts';

/** A household's answers, read back in words. */
export function HouseholdList({ household }: { household: HouseholdDraft | HouseholdWords }) {
  const t = useT();
  const { locale } = useLocale();
  const none = <T id="consult.notTold" />;
  const separator = localeRow(locale).listSeparator;
  const region = household.from_region ?? '';
  const rows: [ReactNode, ReactNode][] = [
    [<T key="l" id="consult.adults" />, t('consult.people', { count: household.adults })],
    [
      <T key="l" id="consult.children" />,
      household.children.length > 0
        ? household.children.map((grade) => t(`consult.grade.${grade}`)).join(separator)
        : t('consult.noChildren'),
    ],
    [
      <T key="l" id="consult.timing" />,
      household.timing ? <T key="v" id={`consult.timing.${household.timing}`} /> : none,
    ],
    [
      <T key="l" id="consult.wishes" />,
      household.wishes.length > 0
        ? household.wishes.map((wish) => t(`consult.wish.${wish}`)).join(separator)
        : none,
    ],
    [<T key="l" id="consult.from" />, region ? (regionName(region, locale) ?? region) : none],
    [
      <T key="l" id="consult.words" />,
      household.words ? (
        <span key="v" className="whitespace-pre-wrap">
          {household.words}
        </span>
      ) : (
        none
      ),
    ],
    [<T key="l" id="consult.contact_name" />, household.contact_name || none],
    [<T key="l" id="consult.email" />, household.email || none],
    [<T key="l" id="consult.phone" />, household.phone || none],
    [<T key="l" id="consult.line_name" />, household.line_name || none],
    [<T key="l" id="consult.preferred" />, <T key="v" id={`consult.way.${household.preferred_contact}`} />],
  ];
  return (
    <dl className="divide-y divide-hairline border-y border-hairline">
      {rows.map(([label, value], i) => (
        <div key={i} className="grid gap-x-4 py-3 sm:grid-cols-[12rem_1fr]">
          <dt className="font-bold">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
