import { useQuery } from '@tanstack/react-query';
import { readKpiVersions, type Kpi, type Measure } from '../../data/kpi.ts';
import { formulaText } from '../../domain/kpiFormula.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { inLanguage, measureNames, sayNumber, sayValue } from './kpiWords.ts';
import { QueryText } from './QueryText.tsx';

/** How a KPI is made: its formula, the measures in it with their queries, who answers for it, and how it was defined before. */
export function KpiDetails(props: {
  townId: string;
  kpi: Kpi;
  measures: readonly Measure[];
  onEdit: (() => void) | null;
}) {
  const { townId, kpi, measures } = props;
  const t = useT();
  const { locale } = useLocale();
  const names = measureNames(measures, locale);
  const versions = useQuery({
    queryKey: ['kpi-versions', townId, kpi.kpi_id, kpi.version],
    queryFn: () => readKpiVersions(townId, kpi.kpi_id),
  });
  const rows = [
    [t('kpi.formula'), formulaText(kpi.formula, names)],
    [t('kpi.attainment'), t(`kpi.attainment.${kpi.attainment}`)],
    [t('kpi.owner'), kpi.owner ?? ''],
    [t('kpi.source'), kpi.source],
    [
      t('kpi.col.baseline'),
      kpi.baseline === null
        ? t('kpi.noValue')
        : `${sayNumber(kpi.baseline, kpi.decimals)} ${kpi.unit}${kpi.baseline_on === null ? '' : ` (${formatDay(kpi.baseline_on, locale)})`}`,
    ],
    [t('kpi.note'), kpi.note ?? ''],
  ].filter(([, value]) => value !== '');
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">{t('kpi.detailsOf', { name: kpi.name })}</h3>
        {props.onEdit && <Button onClick={props.onEdit}>{t('kpi.edit')}</Button>}
      </div>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_minmax(0,1fr)]">
        {rows.map(([name, value]) => (
          <div key={name} className="sm:contents">
            <dt className="text-kawara">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="space-y-2">
        <h4 className="font-bold">{t('kpi.madeOf')}</h4>
        {measures
          .filter((m) => kpi.measures.includes(m.name))
          .map((m) => (
            <div key={m.name} className="border-l-4 border-hairline pl-3">
              <p>
                <span className="font-bold">{inLanguage(m.label, locale)}</span>{' '}
                <span className="tabular-nums">{sayValue(m, t)}</span>
                {m.value !== null && ` ${m.unit}`}
              </p>
              <p className="text-sm text-kawara">{inLanguage(m.definition, locale)}</p>
              <QueryText townId={townId} name={m.made_by} />
            </div>
          ))}
      </div>
      {versions.data && versions.data.length > 1 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2">
            {t('kpi.versions', { count: versions.data.length })}
          </summary>
          <ol className="space-y-1 text-sm">
            {versions.data.map((v) => (
              <li key={v.version}>
                {t('kpi.versionLine', {
                  version: v.version,
                  at: formatMoment(v.created_at, locale),
                  by: v.by ?? t('kpi.nobody'),
                  formula: formulaText(v.formula, names),
                  target: sayNumber(v.target, v.decimals),
                })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </Card>
  );
}
