import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { Summary } from '../../../data/insight.ts';
import { changeOf, shareOf } from '../figures.ts';
import { filterCount } from '../address.ts';
import { stateOf, type Ask, type PanelSpec } from '../frame/panelSpec.ts';
import { stepsOf } from '../range.ts';

interface Overview {
  now: Summary;
  then: Summary;
  steps: Summary[];
  stepsThen: Summary[];
}

/** Browsers and stages are not told for two filters: that is no hidden number. */
const told = (ask: Ask, n: number | null) => (filterCount(ask.filters) > 1 && n === null ? undefined : n);

/** How much is going on, against the period before? */
export const overview: PanelSpec<Overview> = {
  id: 'overview',
  title: 'insight.overview.title',
  definition: 'insight.overview.definition',
  limit: () => 2,
  uses: ['then'],
  async load(reader, ask) {
    const of = (range: Ask['range']) => reader.summary(range, ask.filters);
    const [now, then, steps, stepsThen] = await Promise.all([
      of(ask.range),
      of(ask.then),
      Promise.all(stepsOf(ask.range, ask.today).map(of)),
      Promise.all(stepsOf(ask.then, ask.today).map(of)),
    ]);
    return { now, then, steps, stepsThen };
  },
  show({ now, then, steps, stepsThen }, ask, say) {
    const { t } = say;
    const cells = (s: Summary) => [
      s.visits,
      told(ask, s.engaged_visits),
      told(ask, s.visitors),
      s.engaged_ms,
    ];
    const change = changeOf(now.visits, then.visits);
    const average = (s: Summary) => (s.visits === 0 ? undefined : shareOf(s.engaged_ms, s.visits));
    const answer =
      now.visits === null
        ? t('insight.summary.hidden')
        : t('insight.summary', { visits: say.count(now.visits), dwell: say.dwell(now.engaged_ms ?? 0) });
    const versus = t(`insight.versus.${ask.versus}`);
    const compared =
      then.visits === null
        ? t('insight.overview.thenHidden', { versus, span: say.span(then) })
        : t('insight.overview.then', { versus, span: say.span(then), visits: say.count(then.visits) });
    const names = steps.map((s) => say.tick(s));
    return {
      state: stateOf([now.visits, then.visits, ...steps.map((s) => s.visits)]),
      answer: `${answer}${localeRow(say.locale).gap}${compared}`,
      tiles: [
        { label: t('insight.visits'), kind: 'count', value: now.visits, change },
        {
          label: t('insight.engagedVisits'),
          kind: 'count',
          value: told(ask, now.engaged_visits),
          change: changeOf(now.engaged_visits, then.engaged_visits),
        },
        { label: t('insight.browsers'), kind: 'count', value: told(ask, now.visitors) },
        { label: t('insight.dwellEach'), kind: 'dwell', value: average(now) },
      ],
      table: {
        columns: [
          { title: t('insight.period'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.engagedVisits'), kind: 'count' },
          { title: t('insight.browsers'), kind: 'count' },
          { title: t('insight.dwell'), kind: 'dwell' },
        ],
        rows: [
          { key: 'now', cells: [t('insight.overview.now', { span: say.span(now) }), ...cells(now)] },
          { key: 'then', cells: [`${versus} ${say.span(then)}`, ...cells(then)] },
          ...(steps.length > 1 ? steps.map((s) => ({ key: s.from, cells: [say.span(s), ...cells(s)] })) : []),
        ],
      },
      chart: {
        kind: 'columns',
        names,
        unit: 'count',
        series: [
          { name: t('insight.thisPeriod'), values: steps.map((s) => s.visits) },
          { name: versus, values: steps.map((_, i) => stepsThen[i]?.visits ?? null) },
        ],
      },
      notes: [t('insight.overview.browsersNote')],
    };
  },
};
