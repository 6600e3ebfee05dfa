import { insightFilters, type KeyRow } from '../../../data/insight.ts';
import { compareTables, noVisits, shareOf } from '../figures.ts';
import { orBeyond, type OrBeyond } from '../frame/insightReader.ts';
import type { Ask, Drawing } from '../frame/panelSpec.ts';

type Name = 'theme' | 'place' | 'spot' | 'space';

interface Looked {
  now: KeyRow[];
  then: OrBeyond<KeyRow[]>;
  /** All visits; editors are not told them. */
  all: number | undefined;
}

const seesTotals = (ask: Ask) => ask.role !== 'editor';

/** What do they look at: how many, how long, and more or less than before. */
export function looked(panel: Name): Drawing<Looked> {
  // Rooms are entered, not dwelled in: dwell belongs to the places and spots in them.
  const dwells = panel !== 'space';
  return {
    obeys: insightFilters,
    uses: ['then'],
    async load(reader, ask) {
      const [now, then, whole] = await Promise.all([
        reader.table(panel, ask.range, ask.filters),
        orBeyond(reader.table(panel, ask.then, ask.filters)),
        seesTotals(ask) ? reader.summary(ask.range, ask.filters) : undefined,
      ]);
      return { now, then, all: whole?.visits };
    },
    show({ now, then, all }, _, say) {
      const { t } = say;
      if (now.length === 0) return { state: 'empty' };
      const found = compareTables(now, then.told);
      // What has no row was seen by nobody.
      const unseen = say.published(panel).filter((key) => !found.some((row) => row.key === key));
      const rows = [
        ...found.sort((a, b) => (dwells ? b.engaged_ms - a.engaged_ms : 0) || b.visits - a.visits),
        ...unseen.map((key) => ({ ...noVisits(key), then: 0, change: 0 })),
      ];
      const never = say.published(panel).filter((key) => !now.some((row) => row.key === key)).length;
      const seen = rows.filter((row) => row.visits > 0);
      const shown = seen.slice(0, 12);
      const [top] = shown;
      const unit = dwells ? 'dwell' : 'count';
      return {
        state: 'full',
        answer: t(`insight.${panel}.answer`, {
          name: say.name(panel, top?.key ?? ''),
          dwell: say.dwell(top?.engaged_ms ?? 0),
          visits: say.count(top?.visits ?? 0),
          never,
        }),
        table: {
          columns: [
            { title: t(`insight.${panel}.column`), kind: 'text' },
            { title: t('insight.visits'), kind: 'count' },
            { title: t('insight.change'), kind: 'change' },
            ...(all === undefined ? [] : [{ title: t('insight.reach'), kind: 'share' } as const]),
            ...(dwells ? [{ title: t('insight.dwell'), kind: 'dwell' } as const] : []),
            ...(dwells ? [{ title: t('insight.dwellEach'), kind: 'dwell' } as const] : []),
          ],
          rows: rows.map((row) => ({
            key: row.key,
            cells: [
              say.name(panel, row.key),
              row.visits,
              row.change,
              ...(all === undefined ? [] : [shareOf(row.visits, all)]),
              ...(dwells ? [row.engaged_ms, shareOf(row.engaged_ms, row.visits)] : []),
            ],
            ...(panel === 'place' || panel === 'spot' ? { filter: { name: panel, value: row.key } } : {}),
          })),
        },
        chart: {
          kind: 'bars',
          of: seen.length,
          names: shown.map((row) => say.name(panel, row.key)),
          unit,
          series: [
            {
              name: dwells ? t('insight.dwell') : t('insight.visits'),
              values: shown.map((row) => (dwells ? row.engaged_ms : row.visits)),
            },
          ],
        },
      };
    },
  };
}
