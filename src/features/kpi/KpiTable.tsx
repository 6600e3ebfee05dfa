import type { ReactNode } from 'react';
import type { Kpi } from '../../data/kpi.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatAttained, formatFormDay, formatNumber, formatValue, formatYear } from './kpiWords.ts';

/** 指標・単位・目標値・現状値・達成率; a name opens how the KPI is made. On a phone each KPI is a small card. */
export function KpiTable(props: {
  kpis: readonly Kpi[];
  opened: string | null;
  onOpen: (id: string) => void;
}) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <table className="w-full border-collapse rounded-card border border-hairline bg-paper max-sm:block">
      <caption className="sr-only">{t('kpi.list')}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b border-kawara/40 text-left text-sm text-kawara">
          <th scope="col" className="p-3 font-normal">
            {t('kpi.col.name')}
          </th>
          {(['unit', 'baseline', 'target', 'value', 'attained'] as const).map((column) => (
            <th key={column} scope="col" className="p-3 text-right font-normal whitespace-nowrap">
              {t(`kpi.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {props.kpis.map((kpi) => (
          <tr
            key={kpi.kpi_id}
            className="border-b border-hairline align-top last:border-b-0 max-sm:block max-sm:p-3"
          >
            <th scope="row" className="p-3 text-left font-normal max-sm:block max-sm:p-0 max-sm:pb-1">
              <button
                type="button"
                aria-expanded={props.opened === kpi.kpi_id}
                className="min-h-11 cursor-pointer text-left font-bold text-sky underline underline-offset-4"
                onClick={() => props.onOpen(kpi.kpi_id)}
              >
                {kpi.name}
              </button>
              {kpi.release && <span className="block text-sm text-kawara">{t('kpi.release.is')}</span>}
            </th>
            <Cell label={t('kpi.col.unit')}>{kpi.unit}</Cell>
            <Cell label={t('kpi.col.baseline')}>
              {kpi.baseline === null ? t('kpi.noValue') : formatNumber(kpi.baseline, kpi.decimals)}
            </Cell>
            <Cell label={t('kpi.col.target')}>
              {formatNumber(kpi.goal, kpi.decimals)}
              <span className="block text-sm text-kawara">
                {kpi.goal_year === null
                  ? t('kpi.until', { day: formatFormDay(kpi.target_on, locale) })
                  : t('kpi.goalOf', { year: formatYear(kpi.goal_year, t) })}
              </span>
            </Cell>
            <Cell label={t('kpi.col.value')}>
              <span className={kpi.value === null ? 'text-sm text-kawara' : 'font-bold'}>
                {formatValue(kpi, t, { decimals: kpi.decimals })}
              </span>
            </Cell>
            <Cell label={t('kpi.col.attained')}>
              {formatAttained(kpi, t)}
              <Bar percent={kpi.attained} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td
      className={
        'p-3 text-right tabular-nums max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 ' +
        'max-sm:p-0 max-sm:py-0.5'
      }
    >
      <span aria-hidden className="text-sm text-kawara sm:hidden">
        {label}
      </span>
      <span>{children}</span>
    </td>
  );
}

/** Beside its number, for the eye only. */
function Bar({ percent }: { percent: number | null }) {
  if (percent === null) return null;
  return (
    <span aria-hidden className="mt-1 ml-auto block h-2 w-24 overflow-hidden rounded-full bg-hinoki">
      <span
        className={`block h-full rounded-full ${percent >= 100 ? 'bg-moegi' : 'bg-sky'}`}
        style={{ width: `${String(Math.min(100, Math.max(0, percent)))}%` }}
      />
    </span>
  );
}
