import type { MouseEvent } from 'react';
import type { ReportEdition } from '../../data/reports.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { classNames } from '../../ui/classNames.ts';
import { formatCell, reportTables, type ReportTables } from './reportTables.ts';

/**
 * Goes there without touching the address: behind a stakeholder's # stands the token. In a PDF the href itself is the
 * link.
 */
function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const target = document.querySelector<HTMLElement>(event.currentTarget.hash);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

const cellClass = 'border border-kawara/60 px-1.5 py-1.5 align-top sm:px-2';

/**
 * The report as a sheet of paper, on the screen and printed; each figure leads to its definition, and that to its
 * query.
 */
export function ReportPaper(props: { edition: ReportEdition; isPublic: boolean; withQueries: boolean }) {
  const { edition, isPublic } = props;
  const t = useT();
  const { locale } = useLocale();
  const tables = reportTables(edition, t, locale, { isPublic, queries: props.withQueries });
  return (
    <article
      className={
        'space-y-6 rounded-card border border-hairline bg-white p-4 sm:p-8 print:rounded-none print:border-0 ' +
        'print:p-0 print:text-[10pt] print:leading-normal'
      }
    >
      <header className="space-y-1">
        {tables.handling !== '' && (
          <p className="float-right border-2 border-vermilion-deep px-2 font-bold text-vermilion-deep">
            {tables.handling}
          </p>
        )}
        <h2 className="text-xl">{tables.heading}</h2>
        <p className="font-bold">{tables.title}</p>
        <p className="text-sm text-kawara">
          {tables.period}
          <br />
          {tables.state}
          {tables.rounding !== '' && (
            <>
              <br />
              {tables.rounding}
            </>
          )}
        </p>
      </header>
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] border-t border-l border-kawara/60">
        {tables.fields.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="border-r border-b border-kawara/60 bg-hinoki px-2 py-1.5">{label}</dt>
            <dd className="border-r border-b border-kawara/60 px-2 py-1.5 break-words">
              {formatCell(value, locale)}
            </dd>
          </div>
        ))}
      </dl>
      {tables.sections.map((section) => (
        <section key={section.heading} className="space-y-2">
          <h3 className="text-lg print:break-after-avoid">{section.heading}</h3>
          {section.kind === 'words' ? (
            <p className="min-h-12 border border-kawara/60 p-2 break-words whitespace-pre-wrap">
              {section.words === ''
                ? t(edition.frozen_at === null ? 'kpi.report.notWritten' : 'kpi.report.leftOut')
                : section.words}
            </p>
          ) : (
            <KpiGrid heading={section.heading} section={section} />
          )}
        </section>
      ))}
      <Annex tables={tables} />
    </article>
  );
}

function KpiGrid(props: {
  heading: string;
  section: Extract<ReportTables['sections'][number], { kind: 'table' }>;
}) {
  const t = useT();
  const { locale } = useLocale();
  const { columns, rows } = props.section;
  if (rows.length === 0) return <p className="text-kawara">{t('kpi.report.noKpis')}</p>;
  return (
    <div
      className="overflow-x-auto print:overflow-visible"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
      tabIndex={0}
      role="region"
      aria-label={props.heading}
    >
      <table className="w-full border-collapse text-sm tabular-nums sm:text-base print:text-[length:inherit]">
        <thead>
          <tr className="bg-hinoki">
            {columns.map((column) => (
              <th key={column} scope="col" className={`${cellClass} text-left whitespace-nowrap`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="print:break-inside-avoid">
              {row.cells.map((cell, i) => (
                <td
                  key={columns[i]}
                  className={classNames(
                    cellClass,
                    typeof cell === 'string' ? 'py-2.5 print:py-1.5' : 'text-right whitespace-nowrap',
                  )}
                >
                  {typeof cell === 'string' ? (
                    cell
                  ) : (
                    <a
                      href={`#definition-${row.id}`}
                      onClick={goTo}
                      className={
                        '-my-1.5 inline-flex min-h-11 min-w-11 items-center justify-end text-ink underline ' +
                        'decoration-kawara/60 print:my-0 print:inline print:min-h-0 print:min-w-0'
                      }
                    >
                      {formatCell(cell, locale)}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the numbers mean and how they were counted. */
function Annex({ tables }: { tables: ReportTables }) {
  const t = useT();
  const { locale } = useLocale();
  if (tables.definitions.length === 0) return null;
  return (
    <section className="space-y-4 border-t border-hairline pt-4 text-sm print:break-before-page print:text-[8pt]">
      <h3 className="text-lg">{t('kpi.report.annex')}</h3>
      <ul className="space-y-3">
        {tables.definitions.map((d) => (
          <li key={d.id} id={`definition-${d.id}`} tabIndex={-1} className="break-words">
            <span className="font-bold">{d.name}</span>（{t('kpi.report.version', { version: d.version })}）
            <br />
            {d.formula}
            <br />
            <span className="text-kawara">
              {`${t('kpi.attainment')}：${d.attainment}\u3000${t('kpi.source')}：${d.source}`}
            </span>
            {d.release !== '' && (
              <>
                <br />
                {d.release}
              </>
            )}
          </li>
        ))}
      </ul>
      <h4 className="font-bold">{t('kpi.madeOf')}</h4>
      <dl className="space-y-2">
        {tables.measures.map((m) => (
          <div key={m.name} id={`measure-${m.name}`} className="break-words">
            <dt>
              <span className="font-bold">{m.label}</span> {formatCell(m.value, locale)}
              {typeof m.value === 'object' && 'number' in m.value && ` ${m.unit}`} {m.about}
            </dt>
            <dd>
              {m.definition}{' '}
              {m.query !== '' && (
                <a href={`#query-${m.query}`} onClick={goTo} className="text-sky underline">
                  {t('kpi.query')} {m.query}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {tables.queries.length > 0 && <h4 className="font-bold">{t('kpi.report.queries')}</h4>}
      {tables.queries.map((q) => (
        <div key={q.name} id={`query-${q.name}`} tabIndex={-1}>
          <p>
            <code>{q.name}</code>
          </p>
          <pre
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
            tabIndex={0}
            className={
              'max-h-48 overflow-auto bg-hinoki p-2 text-xs leading-snug break-words whitespace-pre-wrap ' +
              'print:max-h-none print:overflow-visible print:text-[6pt]'
            }
          >
            {q.text}
          </pre>
        </div>
      ))}
    </section>
  );
}
