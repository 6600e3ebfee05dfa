import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import { insightFilters, type KeyRow } from '../../../data/insight.ts';
import { compareTables } from '../figures.ts';
import { orBeyond, type OrBeyond } from '../frame/insightReader.ts';
import type { Drawing } from '../frame/panelSpec.ts';

const drawnEachWay = 6;

type Kind = 'theme' | 'place' | 'spot';

/** What do they look at more, and what less, than in the period before? */
export const changes: Drawing<{ kind: Kind; now: KeyRow[]; then: OrBeyond<KeyRow[]> }[]> = {
  obeys: insightFilters,
  uses: ['then'],
  load(reader, { range, then, filters, role }) {
    const kinds: Kind[] = role === 'editor' ? ['place', 'spot'] : ['theme', 'place', 'spot'];
    return Promise.all(
      kinds.map(async (kind) => {
        const [now, before] = await Promise.all([
          reader.table(kind, range, filters),
          orBeyond(reader.table(kind, then, filters)),
        ]);
        return { kind, now, then: before };
      }),
    );
  },
  show(data, ask, say) {
    const { t } = say;
    const from = data.find(({ then }) => then.from !== null)?.then.from;
    if (from) return { state: 'empty', text: t('insight.changes.beyond', { span: say.span(ask.then) }) };
    const rows = data
      .flatMap(({ kind, now, then }) => compareTables(now, then.told).map((row) => ({ ...row, kind })))
      .sort((a, b) => (b.change ?? 0) - (a.change ?? 0));
    if (rows.length === 0) return { state: 'empty' };
    const up = rows.filter((row) => (row.change ?? 0) > 0);
    const down = rows.filter((row) => (row.change ?? 0) < 0).reverse();
    const drawn = [...up.slice(0, drawnEachWay), ...down.slice(0, drawnEachWay).reverse()];
    const name = (row: (typeof rows)[number]) => say.name(row.kind, row.key);
    const [most] = up;
    const [least] = down;
    const said = [
      most && t('insight.changes.up', { name: name(most), change: say.count(most.change ?? 0) }),
      least && t('insight.changes.down', { name: name(least), change: say.count(-(least.change ?? 0)) }),
    ].filter((part) => part !== undefined);
    return {
      state: 'full',
      answer: said.length === 0 ? t('insight.changes.same') : said.join(localeRow(say.locale).gap),
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
          cells: [name(row), t(`insight.${row.kind}.column`), row.visits, row.then, row.change],
        })),
      },
      chart: {
        kind: 'bars',
        of: up.length + down.length,
        names: drawn.map(name),
        unit: 'change',
        series: [{ name: t('insight.change'), values: drawn.map((row) => row.change) }],
      },
    };
  },
};
