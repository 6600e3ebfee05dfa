import type { UseQueryResult } from '@tanstack/react-query';
import { dwellWords } from '../../domain/duration.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { BarTable } from './BarTable.tsx';
import { Panel } from './Panel.tsx';
import type { PanelProps } from './usePanel.ts';

interface DwellRow {
  key: string;
  name: string;
  visits: number | null;
  engaged_ms: number | null;
}

/** A panel of engaged dwell by something that has a name. */
export function DwellPanel<T>(
  props: PanelProps & {
    name: string;
    title: string;
    nameColumn: string;
    definition: string;
    query: UseQueryResult<T[]>;
    row: (row: T) => DwellRow;
    answer: (top: { name: string; dwell: string }) => string;
  },
) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Panel
      title={props.title}
      range={props.range}
      query={props.query}
      isEmpty={(rows) => rows.length === 0}
      answer={(rows) => {
        const top = rows.map(props.row).find((row) => row.engaged_ms !== null);
        return top
          ? props.answer({ name: top.name, dwell: dwellWords(top.engaged_ms ?? 0, locale) })
          : t('insight.allHidden');
      }}
      definition={props.definition}
      csv={(rows) => ({
        name: `${props.townId}_${props.name}`,
        headers: [t('insight.code'), props.nameColumn, t('insight.dwellSeconds'), t('insight.visits')],
        rows: rows
          .map(props.row)
          .map((row) => [
            row.key,
            row.name,
            row.engaged_ms === null ? null : Math.round(row.engaged_ms / 1000),
            row.visits,
          ]),
      })}
    >
      {(rows) => (
        <BarTable
          tall={rows.length > 15}
          caption={props.title}
          nameColumn={props.nameColumn}
          columns={[t('insight.dwell'), t('insight.visits')]}
          rows={rows.map(props.row).map((row) => ({
            key: row.key,
            name: row.name,
            value: row.engaged_ms,
            cells: [
              row.engaged_ms === null ? null : dwellWords(row.engaged_ms, locale),
              row.visits === null ? null : t('insight.visitsCount', { count: row.visits }),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
