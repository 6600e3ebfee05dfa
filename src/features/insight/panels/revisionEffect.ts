import { insightFilters, type DayRange, type KeyRow } from '../../../data/insight.ts';
import type { Revision } from '../../../data/revisions.ts';
import { formatDay, townDay } from '../../../lib/townTime.ts';
import { compareTables, noVisits, sumOf, type ComparedRow } from '../figures.ts';
import type { Drawing, Say, TableRow } from '../frame/panelSpec.ts';
import { beforeAndAfter, comparedFrom, diffRevisions, type RevisionDiff } from '../revisionDiff.ts';
import { RevisionControls } from './RevisionControls.tsx';

type Kind = 'place' | 'spot';
interface Tables {
  kind: Kind;
  before: KeyRow[];
  after: KeyRow[];
}
interface Effect {
  revision: Revision | null;
  diff: RevisionDiff | null;
  ranges: { before: DayRange; after: DayRange } | null;
  tables: Tables[];
}
interface Changed {
  kind: Kind;
  row: ComparedRow;
}

const idsOf = (diff: RevisionDiff, kind: Kind) => (kind === 'place' ? diff.places : diff.spots);

/** Did a published change make people look? */
export const revisionEffect: Drawing<Effect> = {
  obeys: insightFilters,
  uses: ['revision'],
  Controls: RevisionControls,
  async load(reader, ask) {
    const { revisions } = await reader.revisions();
    const revision = revisions.find((r) => r.revision === (ask.revision ?? revisions[0]?.revision)) ?? null;
    if (revision === null || revision.revision === 1)
      return { revision, diff: null, ranges: null, tables: [] };
    const [old, own] = await Promise.all([
      reader.revisionPlaces(revision.revision - 1),
      reader.revisionPlaces(revision.revision),
    ]);
    const diff = diffRevisions(old, own);
    const ranges = beforeAndAfter(townDay(new Date(revision.published_at)), ask.today);
    const tables =
      ranges === null
        ? []
        : await Promise.all(
            (['place', 'spot'] as const).map(async (kind) => {
              const [before, after] = await Promise.all([
                reader.table(kind, ranges.before, ask.filters),
                reader.table(kind, ranges.after, ask.filters),
              ]);
              return { kind, before, after };
            }),
          );
    return { revision, diff, ranges, tables };
  },
  show({ revision, diff, ranges, tables }, _, say) {
    const { t } = say;
    if (revision === null) return { state: 'empty', text: t('insight.revision.none') };
    if (diff === null) return { state: 'empty', text: t('insight.revision.first') };
    if (diff.places.size + diff.spots.size === 0)
      return { state: 'empty', text: t('insight.revision.same', { revision: revision.revision }) };
    if (ranges === null) {
      const day = comparedFrom(townDay(new Date(revision.published_at)));
      return { state: 'empty', text: t('insight.revision.notYet', { day: formatDay(day, say.locale) }) };
    }
    const changed = tables.flatMap(({ kind, before, after }): Changed[] =>
      [...idsOf(diff, kind)].map((key) => ({
        kind,
        row: compareTables(after, before).find((row) => row.key === key) ?? {
          ...noVisits(key),
          then: 0,
          change: 0,
        },
      })),
    );
    const up = changed.filter(({ row }) => (row.change ?? 0) > 0).length;
    const drawn = changed.slice(0, 12);
    return {
      state: 'full',
      answer: t(up === 0 ? 'insight.revision.answerNone' : 'insight.revision.answer', {
        revision: revision.revision,
        changed: changed.length,
        up,
      }),
      table: {
        columns: [
          { title: t('insight.changes.column'), kind: 'text' },
          { title: t('insight.changes.kind'), kind: 'text' },
          { title: t('insight.revision.before'), kind: 'count' },
          { title: t('insight.revision.after'), kind: 'count' },
          { title: t('insight.change'), kind: 'change' },
        ],
        rows: [
          ...changed.map(({ kind, row }) => ({
            key: `${kind} ${row.key}`,
            cells: [say.name(kind, row.key), t(`insight.${kind}.column`), row.then, row.visits, row.change],
          })),
          ...tables.map((table) => restOf(table, diff, say)),
        ],
      },
      chart: {
        kind: 'bars',
        of: changed.length,
        names: drawn.map(({ kind, row }) => say.name(kind, row.key)),
        unit: 'count',
        series: [
          // What is now is blue and first, as in every panel.
          { name: t('insight.revision.after'), values: drawn.map(({ row }) => row.visits) },
          { name: t('insight.revision.before'), values: drawn.map(({ row }) => row.then) },
        ],
      },
      notes: [
        t('insight.revision.ranges', { before: say.span(ranges.before), after: say.span(ranges.after) }),
      ],
    };
  },
};

/** All that was not changed: the measure of what happens without a change. */
function restOf({ kind, before, after }: Tables, diff: RevisionDiff, say: Say): TableRow {
  const same = (rows: KeyRow[]) => sumOf(rows.filter((row) => !idsOf(diff, kind).has(row.key))).visits;
  const [was, is] = [same(before), same(after)];
  return {
    key: `rest ${kind}`,
    cells: [say.t('insight.revision.rest'), say.t(`insight.${kind}.column`), was, is, is - was],
  };
}
