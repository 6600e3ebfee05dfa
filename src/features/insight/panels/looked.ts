import type { KeyRow, Summary } from '../../../data/insight.ts';
import type { Role } from '../../../../supabase/functions/_shared/contract/pipeline.ts';
import { filterCount } from '../address.ts';
import { compareTables, shareOf } from '../figures.ts';
import { stateOf, type Ask, type PanelSpec } from '../frame/panelSpec.ts';

type Name = 'theme' | 'place' | 'spot' | 'space';

/** Editors may ask for all visits' spots and for nothing else. */
const seesTotals = (ask: Ask) => ask.role !== 'editor';

/** What do they look at: how many, how long, and more or less than before. */
export function looked(
  panel: Name,
  roles?: readonly Role[],
): PanelSpec<{ now: KeyRow[]; then: KeyRow[]; whole: Summary | null }> {
  return {
    id: panel,
    title: `insight.${panel}.title`,
    definition: `insight.${panel}.definition`,
    ...(roles ? { roles } : {}),
    limit: (ask) => (seesTotals(ask) ? 1 : 0),
    uses: ['then'],
    async load(reader, ask) {
      const filters = seesTotals(ask) ? ask.filters : {};
      const [now, then, whole] = await Promise.all([
        reader.table(panel, ask.range, filters),
        reader.table(panel, ask.then, filters),
        seesTotals(ask) ? reader.summary(ask.range, ask.filters) : null,
      ]);
      return { now, then, whole };
    },
    show({ now, then, whole }, ask, say) {
      const { t } = say;
      const isNarrow = seesTotals(ask) && filterCount(ask.filters) > 0;
      // Rooms are entered, not dwelled in: dwell belongs to the places and spots in them. Narrowed, it is told of themes.
      const dwells = panel === 'theme' || (panel !== 'space' && !isNarrow);
      const found = compareTables(now, then);
      // What has no row was seen by nobody; what is hidden was seen by a few.
      const unseen = say.published(panel).filter((key) => !found.some((row) => row.key === key));
      const rows = [
        ...found.sort((a, b) =>
          dwells ? (b.engagedMs ?? -1) - (a.engagedMs ?? -1) : (b.now ?? -1) - (a.now ?? -1),
        ),
        ...unseen.map((key) => ({ key, now: 0, then: 0, engagedMs: 0, change: 0 })),
      ];
      const never = say
        .published(panel)
        .filter((key) => rows.some((row) => row.key === key && row.now === 0)).length;
      const shown = rows.filter((row) => (row.now ?? 0) > 0).slice(0, 12);
      const [top] = shown;
      const each = (row: (typeof rows)[number]) => shareOf(row.engagedMs, row.now);
      return {
        state: stateOf(found.map((row) => row.now)),
        answer: top
          ? t(dwells || panel === 'space' ? `insight.${panel}.answer` : 'insight.looked.mostVisits', {
              name: say.name(panel, top.key),
              dwell: say.dwell(top.engagedMs ?? 0),
              visits: say.count(top.now ?? 0),
              never,
            })
          : t('insight.allHidden'),
        table: {
          columns: [
            { title: t(`insight.${panel}.column`), kind: 'text' },
            ...(dwells ? [{ title: t('insight.dwell'), kind: 'dwell' } as const] : []),
            ...(dwells ? [{ title: t('insight.dwellEach'), kind: 'dwell' } as const] : []),
            { title: t('insight.visits'), kind: 'count' },
            ...(whole ? [{ title: t('insight.reach'), kind: 'share' } as const] : []),
            { title: t('insight.change'), kind: 'change' },
          ],
          rows: rows.map((row) => ({
            key: row.key,
            cells: [
              say.name(panel, row.key),
              ...(dwells ? [row.engagedMs, each(row)] : []),
              row.now,
              ...(whole ? [shareOf(row.now, whole.visits)] : []),
              row.change,
            ],
          })),
        },
        chart: {
          kind: 'bars',
          names: shown.map((row) => say.name(panel, row.key)),
          unit: dwells ? 'dwell' : 'count',
          series: [
            {
              name: dwells ? t('insight.dwell') : t('insight.visits'),
              values: shown.map((row) => (dwells ? row.engagedMs : row.now)),
            },
          ],
        },
        ...(isNarrow && !dwells && panel !== 'space' ? { notes: [t('insight.looked.dwellOfAll')] } : {}),
      };
    },
  };
}
