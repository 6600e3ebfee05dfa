import { readFunnel, type FunnelRow } from '../../data/insight.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { BarTable } from './BarTable.tsx';
import { Panel } from './Panel.tsx';
import { usePanel, type PanelProps } from './usePanel.ts';

const stageNames: Record<string, MessageKey> = {
  visit: 'insight.stage.visit',
  engaged: 'insight.stage.engaged',
  considering: 'insight.stage.considering',
  lead: 'insight.stage.lead',
};

/** How far do they get? */
export function FunnelPanel(props: PanelProps) {
  const t = useT();
  const { locale } = useLocale();
  const query = usePanel('funnel', props, readFunnel);
  const percent = new Intl.NumberFormat(locale === 'en' ? 'en' : 'ja', {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const name = (row: FunnelRow) => {
    const key = stageNames[row.stage];
    return key ? t(key) : row.stage;
  };
  const visits = (rows: FunnelRow[]) => rows.find((row) => row.stage === 'visit')?.visits ?? null;
  const share = (row: FunnelRow, rows: FunnelRow[]) => {
    const all = visits(rows);
    return row.visits === null || all === null || all === 0 ? null : row.visits / all;
  };

  return (
    <Panel
      title={t('insight.funnel.title')}
      range={props.range}
      query={query}
      isEmpty={(rows) => rows.every((row) => row.visits === 0)}
      answer={(rows) => {
        const all = visits(rows);
        const leads = rows.find((row) => row.stage === 'lead')?.visits ?? null;
        if (all === null) return t('insight.summary.hidden');
        return leads === null
          ? t('insight.funnel.answerHidden', { visits: all })
          : t('insight.funnel.answer', { visits: all, leads });
      }}
      definition={t('insight.funnel.definition')}
      csv={(rows) => ({
        name: `${props.townId}_funnel`,
        headers: [t('insight.code'), t('insight.funnel.stage'), t('insight.visits')],
        rows: rows.map((row) => [row.stage, name(row), row.visits]),
      })}
    >
      {(rows) => (
        <BarTable
          caption={t('insight.funnel.title')}
          nameColumn={t('insight.funnel.stage')}
          columns={[t('insight.visits'), t('insight.funnel.share')]}
          rows={rows.map((row) => {
            const part = share(row, rows);
            return {
              key: row.stage,
              name: name(row),
              value: row.visits,
              cells: [
                row.visits === null ? null : t('insight.visitsCount', { count: row.visits }),
                part === null ? null : percent.format(part),
              ],
            };
          })}
        />
      )}
    </Panel>
  );
}
