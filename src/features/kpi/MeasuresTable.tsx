import { Link } from 'wouter';
import type { DayRange } from '../../data/insight.ts';
import type { Measure } from '../../data/kpi.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatAbout, formatValue } from './kpiWords.ts';
import { measureWords } from './measureWords.ts';
import { QueryText } from './QueryText.tsx';

/** Where the panel of a measure is, over the same days. */
function panelHref(panel: string, range: DayRange): string {
  return `/staff/insight?from=${range.from}&to=${range.to}#panel-${panel}`;
}

/** Every measure that formulas can speak of: value, meaning, query, and the panel that shows more. */
export function MeasuresTable(props: {
  townId: string;
  measures: readonly Measure[];
  range: DayRange;
  title?: string;
  /** Open from the start where only few are shown. */
  isOpen?: boolean;
}) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <details open={props.isOpen} className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">
        {props.title ?? t('kpi.measures', { count: props.measures.length })}
      </summary>
      <dl className="grid grid-cols-1 gap-x-8 border-t border-hairline p-4 md:grid-cols-2">
        {props.measures.map((measure) => {
          const about = formatAbout(measure, t, locale);
          const words = measureWords(measure, t, locale);
          return (
            <div key={measure.name} id={`measure-${measure.name}`} className="border-b border-hairline py-3">
              <dt className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-bold">{words.label}</span>
                <span className={measure.value === null ? 'text-sm text-kawara' : 'font-bold tabular-nums'}>
                  {formatValue(measure, t)}
                  {measure.value !== null && ` ${words.unit}`}
                </span>
              </dt>
              <dd className="space-y-1 text-sm">
                <p className="text-kawara">{words.definition}</p>
                {about !== '' && <p>{about}</p>}
                <QueryText townId={props.townId} name={measure.made_by} />
                {words.panel !== '' && (
                  <Link
                    href={panelHref(words.panel, props.range)}
                    className="inline-flex min-h-11 items-center text-sky underline underline-offset-4"
                  >
                    {t('kpi.toPanel')}
                  </Link>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
