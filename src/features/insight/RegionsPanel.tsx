import { readRegions, type RegionRow } from '../../data/insight.ts';
import { dwellWords } from '../../domain/duration.ts';
import { regionName } from '../../domain/regions.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { BarTable } from './BarTable.tsx';
import { JapanMap } from './JapanMap.tsx';
import { Panel } from './Panel.tsx';
import { usePanel, type PanelProps } from './usePanel.ts';

/** Where do they come from? */
export function RegionsPanel(props: PanelProps) {
  const t = useT();
  const { locale } = useLocale();
  const query = usePanel('regions', props, readRegions);
  const name = (region: string) => regionName(region, locale) ?? t('insight.regions.unknownName');

  const answer = (rows: RegionRow[]) => {
    const top = rows.find((row) => row.visits !== null && row.region !== 'unknown');
    const unknown = rows.find((row) => row.region === 'unknown')?.visits ?? 0;
    const parts: string[] = [];
    if (top) parts.push(t('insight.regions.answer', { region: name(top.region), visits: top.visits ?? 0 }));
    if (unknown > 0) parts.push(t('insight.regions.unknown', { visits: unknown }));
    return parts.length === 0 ? t('insight.allHidden') : parts.join(locale === 'en' ? ' ' : '');
  };

  return (
    <Panel
      title={t('insight.regions.title')}
      range={props.range}
      query={query}
      isEmpty={(rows) => rows.length === 0}
      answer={answer}
      definition={t('insight.regions.definition')}
      csv={(rows) => ({
        name: `${props.townId}_regions`,
        headers: [
          t('insight.code'),
          t('insight.regions.region'),
          t('insight.visits'),
          t('insight.dwellSeconds'),
        ],
        rows: rows.map((row) => [
          row.region,
          name(row.region),
          row.visits,
          row.engaged_ms === null ? null : Math.round(row.engaged_ms / 1000),
        ]),
      })}
    >
      {(rows) => (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <JapanMap cells={new Map(rows.map((row) => [row.region, row]))} name={name} />
          <BarTable
            tall
            caption={t('insight.regions.title')}
            nameColumn={t('insight.regions.region')}
            columns={[t('insight.visits'), t('insight.dwell')]}
            rows={rows.map((row) => ({
              key: row.region,
              name: name(row.region),
              value: row.visits,
              cells: [
                row.visits === null ? null : t('insight.visitsCount', { count: row.visits }),
                row.engaged_ms === null ? null : dwellWords(row.engaged_ms, locale),
              ],
            }))}
          />
        </div>
      )}
    </Panel>
  );
}
