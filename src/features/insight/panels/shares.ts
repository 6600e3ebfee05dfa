import type { InsightPanel, KeyRow } from '../../../data/insight.ts';
import type { MessageKey } from '../../../i18n/translate.ts';
import { dims, type Dim } from '../address.ts';
import { compareTables, shareOf, sumOf, type Compared } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

type Name =
  'hour' | 'region_source' | 'device' | 'tier' | 'load' | 'line' | 'failure' | 'locale' | 'visitor' | 'entry';
const isDim = (panel: InsightPanel): panel is Dim => dims.some((dim) => dim === panel);

interface Choice {
  /** Keys that stand in an order of their own; the others come by number of visits. */
  order?: readonly string[];
  /** A column for each key instead of a bar: an order in time or size. */
  columns?: boolean;
  /** Told of whole fiscal years and of all visits: shares are of the rows, and nothing is compared. */
  byYear?: boolean;
  /** The sentence when nothing is there. */
  emptyText?: MessageKey;
}

/** How visits spread over the keys of a panel. */
export function shares(
  panel: Name,
  choice: Choice = {},
): PanelSpec<{ now: KeyRow[]; then: KeyRow[]; all: number | null }> {
  return {
    id: panel.replace('_', '-'),
    title: `insight.${panel}.title`,
    definition: `insight.${panel}.definition`,
    limit: () => (choice.byYear ? 0 : 1),
    half: true,
    uses: ['then'],
    async load(reader, { range, then, filters }) {
      if (choice.byYear) {
        const now = await reader.table(panel, range, {});
        return { now, then: now, all: sumOf(now) };
      }
      const [now, before, whole] = await Promise.all([
        reader.table(panel, range, filters),
        reader.table(panel, then, filters),
        reader.summary(range, filters),
      ]);
      return { now, then: before, all: whole.visits };
    },
    show({ now, then, all }, _, say) {
      const { t } = say;
      const found = compareTables(now, then);
      const { order } = choice;
      const none = (key: string): Compared => ({ key, now: 0, then: 0, engagedMs: 0, change: 0 });
      const rows = order
        ? [
            ...order.map((key) => found.find((row) => row.key === key) ?? none(key)),
            ...found.filter((row) => !order.includes(row.key)),
          ]
        : found;
      const shown = rows.filter((row) => row.now !== null);
      const top = shown.reduce<Compared | null>(
        (best, row) => ((row.now ?? 0) > (best?.now ?? 0) ? row : best),
        null,
      );
      const drawn = choice.columns ? rows : shown;
      return {
        state: stateOf(rows.map((row) => row.now)),
        answer:
          top === null
            ? t('insight.allHidden')
            : t(`insight.${panel}.answer`, {
                name: say.name(panel, top.key),
                visits: say.count(top.now ?? 0),
              }),
        table: {
          columns: [
            { title: t(`insight.${panel}.column`), kind: 'text' },
            { title: t('insight.visits'), kind: 'count' },
            { title: t('insight.share'), kind: 'share' },
            ...(choice.byYear ? [] : [{ title: t('insight.change'), kind: 'change' } as const]),
          ],
          rows: rows.map((row) => ({
            key: row.key,
            cells: [
              say.name(panel, row.key),
              row.now,
              shareOf(row.now, all),
              ...(choice.byYear ? [] : [row.change]),
            ],
            ...(isDim(panel) ? { filter: { dim: panel, value: row.key } } : {}),
          })),
        },
        chart: {
          kind: choice.columns ? 'columns' : 'bars',
          names: drawn.map((row) => say.name(panel, row.key)),
          unit: 'count',
          series: [{ name: t('insight.visits'), values: drawn.map((row) => row.now) }],
        },
        ...(choice.emptyText ? { emptyText: t(choice.emptyText) } : {}),
      };
    },
  };
}
