import ExternalLink from 'lucide-react/icons/external-link';
import type { Fact } from '../../../../supabase/functions/_shared/contract/town.ts';
import { useLocale, useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { bcp47 } from '../../../i18n/translate.ts';
import { formatDay } from '../../../lib/townTime.ts';

/** Facts with the day they were checked, the section that answers for them, and where they are written. */
export function SpotFacts({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  const say = useWords();
  const { locale } = useLocale();
  if (facts.length === 0) return null;
  return (
    <section className="space-y-1">
      <h3 className="text-base">
        <T id="tour.facts" />
      </h3>
      <dl className="divide-y divide-hairline border-y border-hairline">
        {facts.map((fact) => (
          <div key={fact.fact_id} className="space-y-0.5 py-2.5">
            <dt className="text-sm text-kawara">
              <Words of={fact.label} />
            </dt>
            <dd className="font-bold whitespace-pre-line">
              <Words of={fact.value} />
            </dd>
            <dd className="text-sm leading-snug text-kawara">
              <T id="tour.facts.checked" values={{ day: formatDay(fact.checked_on, bcp47(locale)) }} />
              <span aria-hidden>・</span>
              <Words of={fact.owner_section} />
              <br />
              {fact.source.url ? (
                <a
                  href={fact.source.url}
                  target="_blank"
                  rel="noopener"
                  className="inline-flex min-h-6 items-center gap-1 text-sky underline underline-offset-2"
                  aria-label={t('tour.facts.sourceLabel', { title: say(fact.source.title) })}
                >
                  <Words of={fact.source.title} />
                  <ExternalLink aria-hidden className="size-3.5" />
                </a>
              ) : (
                <Words of={fact.source.title} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
