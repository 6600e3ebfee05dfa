import type { ReactNode } from 'react';
import type { HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import {
  householdFieldNames,
  householdFields,
  type HouseholdFieldName,
} from '../../../supabase/functions/_shared/contract/householdFields.ts';
import { localeRow, type Locale } from '../../../supabase/functions/_shared/contract/locales.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import type { MessageKey, Translate } from '../../i18n/translate.ts';
import { regionName } from '../../domain/regions.ts';
import type { HouseholdDraft } from './householdDraft.ts';

type Told = HouseholdDraft | HouseholdWords;

/** One answer in words; null where nothing was told. */
function answerOf(household: Told, name: HouseholdFieldName, t: Translate, locale: Locale): ReactNode {
  const told: unknown = household[name];
  const answer = typeof told === 'string' ? told : '';
  const separator = localeRow(locale).listSeparator;
  switch (householdFields[name].kind) {
    case 'people':
      return t('consult.people', { count: household.adults });
    case 'children':
      return household.children.length > 0
        ? household.children.map((grade) => t(`consult.grade.${grade}`)).join(separator)
        : t('consult.noChildren');
    case 'choice':
      return answer ? <T id={`consult.${name}.${answer}` as MessageKey} /> : null;
    case 'choices':
      return (told as string[]).map((one) => t(`consult.${name}.${one}` as MessageKey)).join(separator);
    case 'region':
      return answer ? (regionName(answer, locale) ?? answer) : null;
    case 'text':
      return answer ? <span className="whitespace-pre-wrap">{answer}</span> : null;
    case 'line':
      return answer ? answer : null;
  }
}

/** A household's answers, read back in words. */
export function HouseholdList({ household }: { household: Told }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <dl className="divide-y divide-hairline border-y border-hairline">
      {householdFieldNames.map((name) => (
        <div key={name} className="grid gap-x-4 py-3 sm:grid-cols-[12rem_1fr]">
          <dt className="font-bold">
            <T id={`consult.${name}`} />
          </dt>
          <dd className="min-w-0 break-words">
            {answerOf(household, name, t, locale) || <T id="consult.notTold" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
