import { insightFilters, type KeyRow } from '../../../data/insight.ts';
import { compareTables, shareOf } from '../figures.ts';
import { orBeyond, type OrBeyond } from '../frame/insightReader.ts';
import type { Drawing } from '../frame/panelSpec.ts';

/** Where do they come from? */
export const regions: Drawing<{ now: KeyRow[]; then: OrBeyond<KeyRow[]>; all: number }> = {
  obeys: insightFilters,
  uses: ['then'],
  async load(reader, { range, then, filters }) {
    const [now, before, whole] = await Promise.all([
      reader.table('region', range, filters),
      orBeyond(reader.table('region', then, filters)),
      reader.summary(range, filters),
    ]);
    return { now, then: before, all: whole.visits };
  },
  show({ now, then, all }, _, say) {
    const { t } = say;
    if (now.length === 0) return { state: 'empty' };
    const rows = compareTables(now, then.told);
    const top = now.find((row) => row.key.startsWith('JP-'));
    const shareOfKey = (key: string) =>
      say.percent(shareOf(rows.find((row) => row.key === key)?.visits ?? 0, all) ?? 0);
    return {
      state: 'full',
      answer: top
        ? t('insight.regions.answer', {
            region: say.name('region', top.key),
            visits: say.count(top.visits),
            share: say.percent(shareOf(top.visits, all) ?? 0),
          })
        : t('insight.regions.noPrefecture'),
      table: {
        columns: [
          { title: t('insight.filter.region'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.share'), kind: 'share' },
          { title: t('insight.change'), kind: 'change' },
          { title: t('insight.leadVisits'), kind: 'count' },
        ],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [say.name('region', row.key), row.visits, shareOf(row.visits, all), row.change, row.lead],
          filter: { name: 'region', value: row.key },
        })),
      },
      chart: { kind: 'map', regions: new Map(rows.map((row) => [row.key, row.visits])), to: say.home },
      notes: [
        t('insight.regions.unknownShare', { unknown: shareOfKey('unknown'), country: shareOfKey('JP') }),
      ],
    };
  },
};
