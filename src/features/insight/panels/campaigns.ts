import type { FunnelRow, KeyRow, Summary } from '../../../data/insight.ts';
import { filterCount } from '../address.ts';
import { compareTables, shareOf, stageCount } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

const mostFunnels = 10;

interface Campaigns {
  now: KeyRow[];
  then: KeyRow[];
  whole: Summary;
  each: Map<string, FunnelRow[]>;
}

/** Which links bring people, and people who look closely: fairs, QR codes, LINE, the press. */
export const campaigns: PanelSpec<Campaigns> = {
  id: 'campaigns',
  title: 'insight.campaign.title',
  definition: 'insight.campaign.definition',
  limit: () => 1,
  uses: ['then'],
  async load(reader, { range, then, filters }) {
    const [now, before, whole] = await Promise.all([
      reader.table('campaign', range, filters),
      reader.table('campaign', then, filters),
      reader.summary(range, filters),
    ]);
    // A campaign is a filter itself, and stages take but one.
    const isNarrow = filterCount(filters) > 0;
    const shown = isNarrow ? [] : now.filter((row) => row.visits !== null).slice(0, mostFunnels);
    const each = await Promise.all(
      shown.map(async ({ key }) => [key, await reader.funnel(range, { campaign: key })] as const),
    );
    return { now, then: before, whole, each: new Map(each) };
  },
  show({ now, then, whole, each }, ask, say) {
    const { t } = say;
    const isNarrow = filterCount(ask.filters) > 0;
    const rows = compareTables(now, then);
    const shown = rows.filter((row) => (row.now ?? 0) > 0);
    const links = shown.filter((row) => !row.key.startsWith('('));
    const [top] = links;
    const stage = (key: string, name: string) => {
      const found = each.get(key);
      return found ? stageCount(found, name) : undefined;
    };
    const stages = isNarrow ? [] : (['engaged', 'considering', 'lead'] as const);
    return {
      state: stateOf(rows.map((row) => row.now)),
      answer: top
        ? t('insight.campaign.answer', {
            name: say.name('campaign', top.key),
            visits: say.count(top.now ?? 0),
          })
        : t('insight.campaign.noLinks'),
      table: {
        columns: [
          { title: t('insight.dim.campaign'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.share'), kind: 'share' },
          { title: t('insight.change'), kind: 'change' },
          { title: t('insight.dwellEach'), kind: 'dwell' },
          ...stages.map((name) => ({ title: t(`insight.stage.${name}`), kind: 'count' as const })),
        ],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [
            say.name('campaign', row.key),
            row.now,
            shareOf(row.now, whole.visits),
            row.change,
            shareOf(row.engagedMs, row.now),
            ...stages.map((name) => stage(row.key, name)),
          ],
          filter: { dim: 'campaign', value: row.key },
        })),
      },
      chart: {
        kind: 'bars',
        names: shown.slice(0, 12).map((row) => say.name('campaign', row.key)),
        unit: 'count',
        series: [
          { name: t('insight.visits'), values: shown.slice(0, 12).map((row) => row.now) },
          ...stages.slice(0, 1).map((name) => ({
            name: t(`insight.stage.${name}`),
            values: shown.slice(0, 12).map((row) => stage(row.key, name) ?? null),
          })),
        ],
      },
    };
  },
};
