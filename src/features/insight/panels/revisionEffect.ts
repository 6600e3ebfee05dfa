import type { DayRange, KeyRow } from '../../../data/insight.ts';
import type { Revision } from '../../../data/revisions.ts';
import { formatDay, townDay } from '../../../lib/townTime.ts';
import { compareTables, sumOf } from '../figures.ts';
import { stateOf, type PanelSpec, type PanelView } from '../frame/panelSpec.ts';
import { movedByJuns, wholeTenDays } from '../range.ts';
import { beforeAndAfter, diffRevisions, type RevisionDiff } from '../revisionDiff.ts';
import { RevisionControls } from './RevisionControls.tsx';

type Kind = 'place' | 'spot';
interface Effect {
  revision: Revision | null;
  diff: RevisionDiff | null;
  ranges: { before: DayRange; after: DayRange } | null;
  tables: { kind: Kind; before: KeyRow[]; after: KeyRow[] }[];
}

/** Did a published change make people look? */
export const revisionEffect: PanelSpec<Effect> = {
  id: 'revision',
  title: 'insight.revision.title',
  definition: 'insight.revision.definition',
  roles: ['analyst', 'concierge', 'admin', 'editor'],
  limit: ({ role }) => (role === 'editor' ? 0 : 1),
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
    const kinds: Kind[] = ask.role === 'editor' ? ['spot'] : ['place', 'spot'];
    const filters = ask.role === 'editor' ? {} : ask.filters;
    const tables =
      ranges === null
        ? []
        : await Promise.all(
            kinds.map(async (kind) => {
              const [before, after] = await Promise.all([
                reader.table(kind, ranges.before, filters),
                reader.table(kind, ranges.after, filters),
              ]);
              return { kind, before, after };
            }),
          );
    return { revision, diff, ranges, tables };
  },
  show({ revision, diff, ranges, tables }, _, say): PanelView {
    const { t } = say;
    const nothing = (emptyText: string): PanelView => ({
      state: 'empty',
      answer: '',
      emptyText,
      table: { columns: [], rows: [] },
      chart: null,
    });
    if (revision === null) return nothing(t('insight.revision.none'));
    if (diff === null) return nothing(t('insight.revision.first'));
    if (diff.places.size + diff.spots.size === 0)
      return nothing(t('insight.revision.same', { revision: revision.revision }));
    if (ranges === null) {
      const day = townDay(new Date(revision.published_at));
      const next = movedByJuns(wholeTenDays({ from: day, to: day }), 2).from;
      return nothing(t('insight.revision.notYet', { day: formatDay(next, say.locale) }));
    }
    const changed = tables.flatMap(({ kind, before, after }) => {
      const ids = kind === 'place' ? diff.places : diff.spots;
      return [...ids].map((key) => ({
        kind,
        row: compareTables(after, before).find((row) => row.key === key) ?? {
          key,
          now: 0,
          then: 0,
          engagedMs: 0,
          change: 0,
        },
      }));
    });
    const rest = tables.map(({ kind, before, after }) => {
      const ids = kind === 'place' ? diff.places : diff.spots;
      const same = (rows: KeyRow[]) => rows.filter((row) => !ids.has(row.key) && row.visits !== null);
      // Only what may be shown in both: the measure of what happens without a change.
      const both = same(after).filter((row) => same(before).some((b) => b.key === row.key));
      const was = same(before).filter((row) => both.some((b) => b.key === row.key));
      // With none that may be shown there is nothing to say, which is not 0.
      return both.length === 0
        ? { kind, now: undefined, then: undefined }
        : { kind, now: sumOf(both), then: sumOf(was) };
    });
    const shown = changed.filter(({ row }) => row.change !== undefined);
    const up = shown.filter(({ row }) => (row.change ?? 0) > 0).length;
    const name = (kind: Kind, key: string) => say.name(kind, key);
    return {
      state: stateOf(changed.flatMap(({ row }) => [row.now, row.then])),
      answer:
        shown.length === 0
          ? t('insight.revision.allHidden', { revision: revision.revision, changed: changed.length })
          : t(up === 0 ? 'insight.revision.answerNone' : 'insight.revision.answer', {
              revision: revision.revision,
              changed: changed.length,
              compared: shown.length,
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
            cells: [name(kind, row.key), t(`insight.${kind}.column`), row.then, row.now, row.change],
          })),
          ...rest.map(({ kind, now, then }) => ({
            key: `rest ${kind}`,
            cells: [
              t('insight.revision.rest'),
              t(`insight.${kind}.column`),
              then,
              now,
              typeof now === 'number' && typeof then === 'number' ? now - then : undefined,
            ],
          })),
        ],
      },
      chart: {
        kind: 'bars',
        names: shown.slice(0, 12).map(({ kind, row }) => name(kind, row.key)),
        unit: 'count',
        series: [
          // What is now is blue and first, as in every panel.
          { name: t('insight.revision.after'), values: shown.slice(0, 12).map(({ row }) => row.now) },
          { name: t('insight.revision.before'), values: shown.slice(0, 12).map(({ row }) => row.then) },
        ],
      },
      notes: [
        t('insight.revision.ranges', { before: say.span(ranges.before), after: say.span(ranges.after) }),
      ],
    };
  },
};
