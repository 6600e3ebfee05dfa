import type { Fact } from '../../../supabase/functions/_shared/contract/town.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { formatDay } from '../../lib/townTime.ts';

/** Each fact with its value, and below it the day it was checked, who answers for it and where it is written. */
export function FactsTable(props: { facts: readonly Fact[]; of: string }) {
  const t = useT();
  const say = useWords();
  const { locale } = useLocale();
  if (props.facts.length === 0) return null;
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{t('places.facts.of', { name: props.of })}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('places.facts.what')}</th>
          <th scope="col">{t('places.facts.value')}</th>
        </tr>
      </thead>
      <tbody>
        {props.facts.map((fact) => (
          <tr key={fact.fact_id} className="border-y border-hairline align-top">
            <th scope="row" className="w-[34%] py-3 pr-3 font-bold">
              <Words of={fact.label} />
            </th>
            <td className="space-y-1 py-3">
              <p className="whitespace-pre-line">
                <Words of={fact.value} />
              </p>
              <p className="text-sm text-kawara">
                <T id="places.facts.checked" values={{ day: formatDay(fact.checked_on, bcp47(locale)) }} />{' '}
                <span aria-hidden>·</span> <Words of={fact.owner_section} />
                <br />
                <T id="places.facts.source" />{' '}
                {fact.source.url ? (
                  <a
                    href={fact.source.url}
                    rel="noopener"
                    aria-label={t('places.facts.sourceLabel', { title: say(fact.source.title) })}
                  >
                    <Words of={fact.source.title} />
                  </a>
                ) : (
                  <Words of={fact.source.title} />
                )}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
