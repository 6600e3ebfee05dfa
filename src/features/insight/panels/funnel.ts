import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import {
  insightFilters,
  type InsightFilters,
  type KeyRow,
  type OutcomeRow,
  type Summary,
} from '../../../data/insight.ts';
import { dims, filterCount, onlyFilters, type Dim } from '../address.ts';
import { noVisits, shareOf, stageCount, visitStages } from '../figures.ts';
import type { Ask, Drawing, FullView, Say } from '../frame/panelSpec.ts';
import { FunnelControls } from './FunnelControls.tsx';

const householdStages = ['asked', 'came', 'moved', 'settled'] as const;
const drawnValues = 10;

interface Whole {
  by: null;
  visits: Summary;
  /** undefined: families are not asked for by a place, a spot or a stage. */
  families: OutcomeRow | undefined;
}
interface Split {
  by: Dim;
  rows: { visits: KeyRow; families: OutcomeRow | undefined }[];
  isOfFamilies: boolean;
}

const noFamilies = (key: string): OutcomeRow => ({ key, asked: 0, came: 0, moved: 0, settled: 0 });

/** A dim that one already filters by has but one value. */
const splitBy = (ask: Ask): Dim | null =>
  ask.by !== null && ask.filters[ask.by] === undefined ? ask.by : null;

/** The filters that families know, or undefined where others are set, too. */
export function familyFilters(filters: InsightFilters): InsightFilters | undefined {
  const known = onlyFilters(filters, dims);
  return filterCount(known) === filterCount(filters) ? known : undefined;
}

/** How far do they get, from a visit to a settled family? */
export const funnel: Drawing<Whole | Split> = {
  obeys: insightFilters,
  uses: ['by'],
  Controls: FunnelControls,
  async load(reader, ask) {
    const by = splitBy(ask);
    const known = familyFilters(ask.filters);
    const families = known === undefined ? undefined : reader.outcomes(ask.range, by, known);
    if (by === null) {
      const [visits, asked] = await Promise.all([reader.summary(ask.range, ask.filters), families]);
      return { by, visits, families: asked && (asked[0] ?? noFamilies('')) };
    }
    const [visits, asked] = await Promise.all([reader.table(by, ask.range, ask.filters), families]);
    const keys = new Set([...visits, ...(asked ?? [])].map(({ key }) => key));
    const rows = [...keys].map((key) => ({
      visits: visits.find((row) => row.key === key) ?? noVisits(key),
      families: asked && (asked.find((row) => row.key === key) ?? noFamilies(key)),
    }));
    return { by, rows, isOfFamilies: asked !== undefined };
  },
  show(found, _, say) {
    if (found.by === null) {
      const isEmpty = found.visits.visits + (found.families?.asked ?? 0) === 0;
      return isEmpty ? { state: 'empty' } : showWhole(found, say);
    }
    return found.rows.length === 0 ? { state: 'empty' } : showSplit(found, say);
  },
};

function showWhole({ visits, families }: Whole, say: Say): FullView {
  const { t } = say;
  const rows = [
    ...visitStages.map((stage) => ({
      stage,
      what: t('insight.visits'),
      visits: stageCount(visits, stage),
      families: 0,
      of: visits.visits,
    })),
    ...(families === undefined
      ? []
      : householdStages.map((stage) => ({
          stage,
          what: t('insight.households'),
          visits: 0,
          families: families[stage],
          of: families.asked,
        }))),
  ];
  const moved = families?.moved ?? 0;
  return {
    state: 'full',
    answer: [
      t('insight.funnel.answer', { visits: say.count(visits.visits), leads: say.count(visits.lead) }),
      ...(moved === 0 ? [] : [t('insight.funnel.moved', { households: say.count(moved) })]),
    ].join(localeRow(say.locale).gap),
    table: {
      columns: [
        { title: t('insight.funnel.stage'), kind: 'text' },
        { title: t('insight.funnel.what'), kind: 'text' },
        { title: t('insight.funnel.count'), kind: 'count' },
        { title: t('insight.funnel.share'), kind: 'share' },
      ],
      rows: rows.map((row) => ({
        key: row.stage,
        cells: [
          t(`insight.stage.${row.stage}`),
          row.what,
          row.visits + row.families,
          shareOf(row.visits + row.families, row.of),
        ],
      })),
    },
    chart: {
      kind: 'bars',
      names: rows.map(({ stage }) => t(`insight.stage.${stage}`)),
      stacked: true,
      unit: 'count',
      series: [
        { name: t('insight.visits'), values: rows.map((row) => row.visits) },
        ...(families === undefined
          ? []
          : [{ name: t('insight.households'), values: rows.map((row) => row.families) }]),
      ],
    },
    ...(families === undefined ? { notes: [t('insight.outcomes.notByPlace')] } : {}),
  };
}

function showSplit({ by, rows, isOfFamilies }: Split, say: Say): FullView {
  const { t } = say;
  const name = (row: Split['rows'][number]) => say.name(by, row.visits.key);
  const share = ({ visits }: Split['rows'][number]) => shareOf(visits.engaged, visits.visits);
  const best = rows.reduce((top, row) => ((share(row) ?? 0) > (share(top) ?? 0) ? row : top));
  const came = rows.filter(({ visits }) => visits.visits > 0);
  const drawn = came.slice(0, drawnValues);
  return {
    state: 'full',
    answer: t('insight.funnel.best', {
      name: name(best),
      share: say.percent(share(best) ?? 0),
      visits: say.count(best.visits.visits),
      engaged: say.count(best.visits.engaged),
    }),
    table: {
      columns: [
        { title: t(`insight.filter.${by}`), kind: 'text' },
        ...visitStages.map((stage) => ({ title: t(`insight.stage.${stage}`), kind: 'count' as const })),
        { title: t('insight.funnel.engagedShare'), kind: 'share' },
        ...(isOfFamilies
          ? householdStages.map((stage) => ({ title: t(`insight.stage.${stage}`), kind: 'count' as const }))
          : []),
      ],
      rows: rows.map((row) => ({
        key: row.visits.key,
        cells: [
          name(row),
          ...visitStages.map((stage) => stageCount(row.visits, stage)),
          share(row),
          ...(row.families ? householdStages.map((stage) => row.families?.[stage]) : []),
        ],
        ...(row.visits.key === '(unlinked)' ? {} : { filter: { name: by, value: row.visits.key } }),
      })),
    },
    chart: {
      kind: 'bars',
      of: came.length,
      names: drawn.map(name),
      unit: 'share',
      series: (['engaged', 'considering', 'lead'] as const).map((stage) => ({
        name: t(`insight.stage.${stage}`),
        values: drawn.map(({ visits }) => shareOf(visits[stage], visits.visits)),
      })),
    },
    notes: [
      ...(isOfFamilies ? [] : [t('insight.outcomes.notByPlace')]),
      ...(by === 'region' || by === 'locale' || !isOfFamilies ? [] : [t('insight.funnel.unlinked')]),
    ],
  };
}
