import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { FunnelRow } from '../../../data/insight.ts';
import type { Dim } from '../address.ts';
import { shareOf, stageCount } from '../figures.ts';
import { stateOf, type Ask, type PanelSpec, type PanelView, type Say } from '../frame/panelSpec.ts';
import { FunnelControls } from './FunnelControls.tsx';

const visitStages = ['visit', 'engaged', 'considering', 'lead'] as const;
const householdStages = ['asked', 'came', 'moved', 'settled'] as const;
/** So many values of a dim, those that most came with, are told apart. */
const mostValues = 8;

interface Split {
  /** null: everyone. */
  value: string | null;
  visits: FunnelRow[];
  households: FunnelRow[];
}

/** A dim that one already filters by has but one value. */
const splitBy = (ask: Ask): Dim | null =>
  ask.by !== null && ask.filters[ask.by] === undefined ? ask.by : null;

/** How far do they get, from a visit to a settled family? */
export const funnel: PanelSpec<Split[]> = {
  id: 'funnel',
  title: 'insight.funnel.title',
  definition: 'insight.funnel.definition',
  // What it is split by is a filter for each of its rows.
  limit: (ask) => (splitBy(ask) === null ? 1 : 0),
  uses: ['by'],
  Controls: FunnelControls,
  async load(reader, ask) {
    const of = async (value: string | null, filters: Ask['filters']): Promise<Split> => {
      const [visits, households] = await Promise.all([
        reader.funnel(ask.range, filters),
        reader.outcomes(ask.range, filters),
      ]);
      return { value, visits, households };
    };
    const by = splitBy(ask);
    if (by === null) return [await of(null, ask.filters)];
    const values = (await reader.table(by, ask.range, {})).filter((row) => row.visits !== null);
    return Promise.all(values.slice(0, mostValues).map((row) => of(row.key, { [by]: row.key })));
  },
  show(splits, ask, say) {
    const by = splitBy(ask);
    const [whole] = splits;
    if (by === null) return whole ? showWhole(whole, say) : nothing(say);
    return splits.length === 0 ? nothing(say) : showSplit(splits, by, say);
  },
};

function nothing(say: Say): PanelView {
  return {
    state: 'too_few',
    answer: say.t('insight.allHidden'),
    table: { columns: [], rows: [] },
    chart: null,
  };
}

function showWhole({ visits, households }: Split, say: Say): PanelView {
  const { t } = say;
  const rows = [
    ...visitStages.map((stage) => ({
      stage,
      count: stageCount(visits, stage),
      of: stageCount(visits, 'visit'),
    })),
    ...householdStages.map((stage) => ({
      stage,
      count: stageCount(households, stage),
      of: stageCount(households, 'asked'),
    })),
  ];
  const all = stageCount(visits, 'visit');
  const leads = stageCount(visits, 'lead');
  const settled = stageCount(households, 'moved');
  return {
    state: stateOf([all]),
    answer: [
      leads === null
        ? t('insight.funnel.answerHidden', { visits: say.count(all ?? 0) })
        : t('insight.funnel.answer', { visits: say.count(all ?? 0), leads: say.count(leads) }),
      settled === null || settled === 0 ? '' : t('insight.funnel.moved', { households: say.count(settled) }),
    ]
      .filter((part) => part !== '')
      .join(localeRow(say.locale).gap),
    table: {
      columns: [
        { title: t('insight.funnel.stage'), kind: 'text' },
        { title: t('insight.funnel.what'), kind: 'text' },
        { title: t('insight.funnel.count'), kind: 'count' },
        { title: t('insight.funnel.share'), kind: 'share' },
      ],
      rows: rows.map(({ stage, count, of }, i) => ({
        key: stage,
        cells: [
          t(`insight.stage.${stage}`),
          i < visitStages.length ? t('insight.visits') : t('insight.households'),
          count,
          shareOf(count, of),
        ],
      })),
    },
    chart: {
      kind: 'bars',
      names: rows.map(({ stage, count }) =>
        [t(`insight.stage.${stage}`), count === null ? ` (${t('insight.hiddenShort')})` : ''].join(''),
      ),
      stacked: true,
      unit: 'count',
      series: [
        {
          name: t('insight.visits'),
          values: rows.map(({ count }, i) => (i < visitStages.length ? count : 0)),
        },
        {
          name: t('insight.households'),
          values: rows.map(({ count }, i) => (i < visitStages.length ? 0 : count)),
        },
      ],
    },
  };
}

function showSplit(splits: Split[], by: Dim, say: Say): PanelView {
  const { t } = say;
  const name = (split: Split) => say.name(by, split.value ?? '');
  const share = (split: Split, stage: string) =>
    shareOf(stageCount(split.visits, stage), stageCount(split.visits, 'visit'));
  const best = splits.reduce<Split | null>(
    (top, split) => ((share(split, 'engaged') ?? 0) > (top ? (share(top, 'engaged') ?? 0) : 0) ? split : top),
    null,
  );
  return {
    state: stateOf(splits.map((split) => stageCount(split.visits, 'visit'))),
    answer: best
      ? t(
          splits.some((split) => share(split, 'engaged') === null)
            ? 'insight.funnel.bestShown'
            : 'insight.funnel.best',
          { name: name(best), share: say.percent(share(best, 'engaged') ?? 0) },
        )
      : t('insight.allHidden'),
    table: {
      columns: [
        { title: t(`insight.dim.${by}`), kind: 'text' },
        ...visitStages.map((stage) => ({ title: t(`insight.stage.${stage}`), kind: 'count' as const })),
        { title: t('insight.funnel.engagedShare'), kind: 'share' },
        ...householdStages.map((stage) => ({ title: t(`insight.stage.${stage}`), kind: 'count' as const })),
      ],
      rows: splits.map((split) => ({
        key: split.value ?? '',
        cells: [
          name(split),
          ...visitStages.map((stage) => stageCount(split.visits, stage)),
          share(split, 'engaged'),
          ...householdStages.map((stage) => stageCount(split.households, stage)),
        ],
        ...(split.value === null ? {} : { filter: { dim: by, value: split.value } }),
      })),
    },
    chart: {
      kind: 'bars',
      names: splits.map(name),
      unit: 'share',
      series: (['engaged', 'considering', 'lead'] as const).map((stage) => ({
        name: t(`insight.stage.${stage}`),
        values: splits.map((split) => share(split, stage) ?? null),
      })),
    },
    ...(by === 'region' || by === 'locale' ? {} : { notes: [t('insight.funnel.unlinked')] }),
  };
}
