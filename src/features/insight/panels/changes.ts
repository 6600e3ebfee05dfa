import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { KeyRow } from '../../../data/insight.ts';
import { compareTables } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

const drawnEachWay = 6;

type Kind = 'theme' | 'place' | 'spot';

/** What do they look at more, and what less, than in the period before? */
export const changes: PanelSpec<{ kind: Kind; now: KeyRow[]; then: KeyRow[] }[]> = {
  id: 'changes',
  title: 'insight.changes.title',
  definition: 'insight.changes.definition',
  roles: ['analyst', 'concierge', 'admin', 'editor'],
  limit: ({ role }) => (role === 'editor' ? 0 : 1),
  uses: ['then'],
  load(reader, { range, then, filters, role }) {
    const kinds: Kind[] = role === 'editor' ? ['spot'] : ['theme', 'place', 'spot'];
    return Promise.all(
      kinds.map(async (kind) => {
        const [now, before] = await Promise.all([
          reader.table(kind, range, role === 'editor' ? {} : filters),
          reader.table(kind, then, role === 'editor' ? {} : filters),
        ]);
        return { kind, now, then: before };
      }),
    );
  },
  show(data, ask, say) {
    const { t } = say;
    const rows = data
      .flatMap(({ kind, now, then }) => compareTables(now, then).map((row) => ({ ...row, kind })))
      .filter((row) => row.change !== undefined)
      .sort((a, b) => (b.change ?? 0) - (a.change ?? 0));
    const hidden = data.reduce(
      (sum, { now, then }) => sum + compareTables(now, then).filter((row) => row.change === undefined).length,
      0,
    );
    const up = rows.filter((row) => (row.change ?? 0) > 0);
    const down = rows.filter((row) => (row.change ?? 0) < 0).reverse();
    const drawn = [...up.slice(0, drawnEachWay), ...down.slice(0, drawnEachWay).reverse()];
    const name = (row: (typeof rows)[number]) => say.name(row.kind, row.key);
    const [most] = up;
    const [least] = down;
    const state = stateOf(rows.length === 0 && hidden > 0 ? [null] : rows.map((row) => row.change));
    return {
      state,
      answer: [
        most && t('insight.changes.up', { name: name(most), change: say.count(most.change ?? 0) }),
        least && t('insight.changes.down', { name: name(least), change: say.count(-(least.change ?? 0)) }),
      ]
        .filter((part) => part !== undefined)
        .join(localeRow(say.locale).gap),
      table: {
        columns: [
          { title: t('insight.changes.column'), kind: 'text' },
          { title: t('insight.changes.kind'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t(`insight.versus.${ask.versus}`), kind: 'count' },
          { title: t('insight.change'), kind: 'change' },
        ],
        rows: rows.map((row) => ({
          key: `${row.kind} ${row.key}`,
          cells: [name(row), t(`insight.${row.kind}.column`), row.now, row.then, row.change],
        })),
      },
      chart: {
        kind: 'bars',
        names: drawn.map(name),
        unit: 'change',
        series: [{ name: t('insight.change'), values: drawn.map((row) => row.change ?? null) }],
      },
      ...(hidden > 0 ? { notes: [t('insight.changes.hidden', { count: hidden })] } : {}),
    };
  },
};
