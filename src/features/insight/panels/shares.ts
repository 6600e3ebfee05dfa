import { insightFilters, type KeyRow } from '../../../data/insight.ts';
import type { MessageKey } from '../../../i18n/translate.ts';
import { compareTables, noVisits, shareOf, type ComparedRow } from '../figures.ts';
import { orBeyond, type OrBeyond } from '../frame/insightReader.ts';
import type { Drawing } from '../frame/panelSpec.ts';
import type { NamedPanel } from '../frame/valueNames.ts';

/** Panels of which a visit has at most a few keys, each with a name of its own. */
type SharesPanel = Exclude<NamedPanel, 'campaign' | 'theme' | 'path' | 'stage' | 'retention'> | 'hour';

interface Choice {
  /** Keys that stand in an order of their own; the others come by number of visits. */
  order?: readonly string[];
  /** A column for each key instead of a bar: an order in time or size. */
  columns?: boolean;
  /** The sentence when nothing is there. */
  emptyText?: MessageKey;
}

interface Shares {
  now: KeyRow[];
  then: OrBeyond<KeyRow[]>;
  all: number;
}

/** How visits spread over the keys of a panel. */
export function shares(panel: SharesPanel, choice: Choice = {}): Drawing<Shares> {
  return {
    obeys: insightFilters,
    uses: ['then'],
    async load(reader, { range, then, filters }) {
      const [now, before, whole] = await Promise.all([
        reader.table(panel, range, filters),
        orBeyond(reader.table(panel, then, filters)),
        reader.summary(range, filters),
      ]);
      return { now, then: before, all: whole.visits };
    },
    show({ now, then, all }, _, say) {
      const { t } = say;
      if (now.length === 0) {
        return { state: 'empty', ...(choice.emptyText ? { text: t(choice.emptyText) } : {}) };
      }
      const found = compareTables(now, then.told);
      const none = (key: string): ComparedRow => ({ ...noVisits(key), then: 0, change: 0 });
      const order = choice.order ?? [];
      const rows = [
        ...order.map((key) => found.find((row) => row.key === key) ?? none(key)),
        ...found.filter((row) => !order.includes(row.key)),
      ];
      const top = rows.reduce((best, row) => (row.visits > best.visits ? row : best));
      return {
        state: 'full',
        answer: t('insight.shares.answer', {
          name: say.name(panel, top.key),
          visits: say.count(top.visits),
          share: say.percent(shareOf(top.visits, all) ?? 0),
        }),
        table: {
          columns: [
            { title: t(`insight.${panel}.column`), kind: 'text' },
            { title: t('insight.visits'), kind: 'count' },
            { title: t('insight.share'), kind: 'share' },
            { title: t('insight.change'), kind: 'change' },
          ],
          rows: rows.map((row) => ({
            key: row.key,
            cells: [say.name(panel, row.key), row.visits, shareOf(row.visits, all), row.change],
            ...(panel === 'device' || panel === 'locale' || panel === 'visitor' || panel === 'entry'
              ? { filter: { name: panel, value: row.key } }
              : {}),
          })),
        },
        chart: {
          kind: choice.columns ? 'columns' : 'bars',
          names: rows.map((row) => say.name(panel, row.key)),
          unit: 'count',
          series: [{ name: t('insight.visits'), values: rows.map((row) => row.visits) }],
        },
      };
    },
  };
}
