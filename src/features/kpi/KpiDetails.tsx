import { useQuery } from '@tanstack/react-query';
import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import { readKpiHistory, type Kpi, type KpiHistory, type Measure } from '../../data/kpi.ts';
import { formulaText, type MeasureName } from '../../domain/kpiFormula.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatFormDay, formatNumber, formatValue, formatYear } from './kpiWords.ts';
import { measureNames, measureWords } from './measureWords.ts';
import { QueryText } from './QueryText.tsx';
import { ReleaseBox } from './ReleaseBox.tsx';

interface Props {
  townId: string;
  kpi: Kpi;
  measures: readonly Measure[];
  mayWrite: boolean;
  onEdit: () => void;
}

/**
 * How a KPI is made: formula, measures with their queries, targets, who answers for it, whether it goes out, how it was
 * before.
 */
export function KpiDetails({ townId, kpi, measures, mayWrite, onEdit }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const names = measureNames(measures, t, locale);
  const history = useQuery({
    queryKey: ['kpi', townId, 'history', kpi.kpi_id, kpi.version],
    queryFn: () => readKpiHistory(townId, kpi.kpi_id),
  });
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">{t('kpi.detailsOf', { name: kpi.name })}</h3>
        {mayWrite && <Button onClick={onEdit}>{t('kpi.edit')}</Button>}
      </div>
      <Facts kpi={kpi} names={names} />
      <MadeOf townId={townId} measures={measures.filter((m) => kpi.measures.includes(m.name))} />
      <ReleaseBox townId={townId} kpi={kpi} mayWrite={mayWrite} history={history.data?.releases ?? []} />
      <Versions versions={history.data?.versions ?? []} names={names} />
    </Card>
  );
}

function Facts({ kpi, names }: { kpi: Kpi; names: readonly MeasureName[] }) {
  const t = useT();
  const { locale } = useLocale();
  const inUnit = (value: number) => `${formatNumber(value, kpi.decimals)} ${kpi.unit}`;
  const on = (day: string | null) => (day === null ? '' : ` (${formatFormDay(day, locale)})`);
  const yearly = Object.entries(kpi.yearly_targets).sort(([a], [b]) => Number(a) - Number(b));
  const rows = [
    [t('kpi.formula'), formulaText(kpi.formula, names)],
    [t('kpi.attainment'), t(`kpi.attainment.${kpi.attainment}`)],
    [t('kpi.col.target'), `${inUnit(kpi.target)}${on(kpi.target_on)}`],
    [
      t('kpi.field.yearly'),
      yearly
        .map(([year, n]) => `${formatYear(Number(year), t)} ${inUnit(n)}`)
        .join(localeRow(locale).listSeparator),
    ],
    [t('kpi.col.baseline'), kpi.baseline === null ? '' : `${inUnit(kpi.baseline)}${on(kpi.baseline_on)}`],
    [t('kpi.owner'), kpi.owner ?? ''],
    [t('kpi.source'), kpi.source],
    [t('kpi.note'), kpi.note ?? ''],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_minmax(0,1fr)]">
      {rows.map(([name, value]) => (
        <div key={name} className="sm:contents">
          <dt className="text-kawara">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function MadeOf({ townId, measures }: { townId: string; measures: readonly Measure[] }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <div className="space-y-2">
      <h4 className="font-bold">{t('kpi.madeOf')}</h4>
      {measures.map((m) => {
        const words = measureWords(m, t, locale);
        return (
          <div key={m.name} className="border-l-4 border-hairline pl-3">
            <p>
              <span className="font-bold">{words.label}</span>{' '}
              <span className="tabular-nums">{formatValue(m, t)}</span>
              {m.value !== null && ` ${words.unit}`}
            </p>
            <p className="text-sm text-kawara">{words.definition}</p>
            <QueryText townId={townId} name={m.made_by} />
          </div>
        );
      })}
    </div>
  );
}

function Versions({ versions, names }: { versions: KpiHistory['versions']; names: readonly MeasureName[] }) {
  const t = useT();
  const { locale } = useLocale();
  if (versions.length < 2) return null;
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2">
        {t('kpi.versions', { count: versions.length })}
      </summary>
      <ol className="space-y-1 text-sm">
        {versions.map((v) => (
          <li key={v.version}>
            {t('kpi.versionLine', {
              version: v.version,
              at: formatMoment(v.created_at, locale),
              by: v.by ?? t('kpi.nobody'),
              formula: formulaText(v.formula, names),
              target: formatNumber(v.target, v.decimals),
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
