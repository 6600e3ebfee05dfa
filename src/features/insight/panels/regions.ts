import type { KeyRow, Summary } from '../../../data/insight.ts';
import { compareTables, shareOf } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

/** Where do they come from? */
export const regions: PanelSpec<{ now: KeyRow[]; then: KeyRow[]; whole: Summary }> = {
  id: 'regions',
  title: 'insight.regions.title',
  definition: 'insight.regions.definition',
  limit: () => 1,
  uses: ['then'],
  async load(reader, { range, then, filters }) {
    const [now, before, whole] = await Promise.all([
      reader.table('region', range, filters),
      reader.table('region', then, filters),
      reader.summary(range, filters),
    ]);
    return { now, then: before, whole };
  },
  show({ now, then, whole }, _, say) {
    const { t } = say;
    const rows = compareTables(now, then);
    const top = now.find((row) => row.visits !== null && row.key.startsWith('JP-'));
    const unknown = rows.find((row) => row.key === 'unknown');
    const abroad = rows.find((row) => row.key === 'JP');
    const unknownShare = shareOf(unknown === undefined ? 0 : unknown.now, whole.visits);
    const onlyJapan = shareOf(abroad === undefined ? 0 : abroad.now, whole.visits);
    const told = (share: number | null | undefined) =>
      typeof share === 'number' ? say.percent(share) : t('insight.hidden');
    const isNobody = whole.visits === 0;
    return {
      state: stateOf(rows.map((row) => row.now)),
      answer: top
        ? t('insight.regions.answer', {
            region: say.name('region', top.key),
            visits: say.count(top.visits ?? 0),
          })
        : t('insight.allHidden'),
      table: {
        columns: [
          { title: t('insight.dim.region'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.share'), kind: 'share' },
          { title: t('insight.change'), kind: 'change' },
          { title: t('insight.dwell'), kind: 'dwell' },
        ],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [
            say.name('region', row.key),
            row.now,
            shareOf(row.now, whole.visits),
            row.change,
            row.engagedMs,
          ],
          filter: { dim: 'region', value: row.key },
        })),
      },
      chart: {
        kind: 'map',
        regions: new Map(rows.map((row) => [row.key, row.now])),
        to: say.home,
      },
      notes: isNobody
        ? []
        : [t('insight.regions.unknownShare', { unknown: told(unknownShare), country: told(onlyJapan) })],
    };
  },
};
