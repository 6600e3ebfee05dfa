import { insightFilters, type KeyRow, type OutcomeRow } from '../../../data/insight.ts';
import { compareTables, noVisits } from '../figures.ts';
import { orBeyond, type OrBeyond } from '../frame/insightReader.ts';
import type { Drawing } from '../frame/panelSpec.ts';
import { familyFilters } from './funnel.ts';

interface Campaigns {
  now: KeyRow[];
  then: OrBeyond<KeyRow[]>;
  /** Families that asked, by the link their visits came by; undefined where one cannot ask so narrowly. */
  asked: OutcomeRow[] | undefined;
}

/** Which links bring people, people who look closely, and families who ask: fairs, QR codes, LINE, the press. */
export const campaigns: Drawing<Campaigns> = {
  obeys: insightFilters,
  uses: ['then'],
  async load(reader, { range, then, filters }) {
    const known = familyFilters(filters);
    const [now, before, asked] = await Promise.all([
      reader.table('campaign', range, filters),
      orBeyond(reader.table('campaign', then, filters)),
      known && reader.outcomes(range, 'campaign', known),
    ]);
    return { now, then: before, asked };
  },
  show({ now, then, asked }, _, say) {
    const { t } = say;
    if (now.length === 0 && (asked?.length ?? 0) === 0) return { state: 'empty' };
    const found = compareTables(now, then.told);
    const families = new Map(asked?.map((row) => [row.key, row.asked]));
    const only = [...families.keys()].filter((key) => !found.some((row) => row.key === key));
    const rows = [...found, ...only.map((key) => ({ ...noVisits(key), then: undefined, change: undefined }))];
    const came = found.filter((row) => row.visits > 0);
    const [top] = came.filter((row) => !row.key.startsWith('('));
    const drawn = came.slice(0, 12);
    return {
      state: 'full',
      answer: top
        ? t('insight.campaigns.answer', {
            name: say.name('campaign', top.key),
            visits: say.count(top.visits),
            leads: say.count(top.lead),
          })
        : t('insight.campaigns.noLinks'),
      table: {
        columns: [
          { title: t('insight.filter.campaign'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.change'), kind: 'change' },
          { title: t('insight.engagedVisits'), kind: 'count' },
          { title: t('insight.leadVisits'), kind: 'count' },
          ...(asked ? [{ title: t('insight.stage.asked'), kind: 'count' } as const] : []),
        ],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [
            say.name('campaign', row.key),
            ...(only.includes(row.key)
              ? [undefined, undefined, undefined, undefined]
              : [row.visits, row.change, row.engaged, row.lead]),
            ...(asked ? [families.get(row.key) ?? 0] : []),
          ],
          ...(row.key === '(unlinked)' ? {} : { filter: { name: 'campaign' as const, value: row.key } }),
        })),
      },
      chart: {
        kind: 'bars',
        of: came.length,
        names: drawn.map((row) => say.name('campaign', row.key)),
        unit: 'count',
        series: [
          { name: t('insight.visits'), values: drawn.map((row) => row.visits) },
          { name: t('insight.engagedVisits'), values: drawn.map((row) => row.engaged) },
          { name: t('insight.leadVisits'), values: drawn.map((row) => row.lead) },
        ],
      },
      notes: [t(asked ? 'insight.campaigns.unlinked' : 'insight.outcomes.notByPlace')],
    };
  },
};
