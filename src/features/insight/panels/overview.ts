import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import { parseDate } from '@internationalized/date';
import {
  insightFilters,
  type DayRange,
  type InsightFilters,
  type KeyRow,
  type Summary,
} from '../../../data/insight.ts';
import { formatDay } from '../../../lib/townTime.ts';
import { shareOf, sumOf } from '../figures.ts';
import { orBeyond, type InsightReader, type OrBeyond } from '../frame/insightReader.ts';
import type { Drawing, FullView, Say, TableRow } from '../frame/panelSpec.ts';
import { stepsBefore, stepsOf } from '../range.ts';

const mostSteps = 31;
/** A table answers with 3,000 keys at most; ten years have more days. */
const daysAtOnce = 2_900;

interface Side {
  whole: Summary;
  /** A row for each day that had visits. */
  days: KeyRow[];
}
interface Overview {
  now: Side;
  then: OrBeyond<Side>;
  browsers: OrBeyond<number>;
  browsersThen: OrBeyond<number>;
}

async function daysOf(reader: InsightReader, range: DayRange, filters: InsightFilters): Promise<KeyRow[]> {
  const pieces: DayRange[] = [];
  const last = parseDate(range.to);
  for (let day = parseDate(range.from); day.compare(last) <= 0; day = day.add({ days: daysAtOnce })) {
    const end = day.add({ days: daysAtOnce - 1 });
    pieces.push({ from: day.toString(), to: (end.compare(last) < 0 ? end : last).toString() });
  }
  return (await Promise.all(pieces.map((piece) => reader.table('day', piece, filters)))).flat();
}

async function sideOf(reader: InsightReader, range: DayRange, filters: InsightFilters): Promise<Side> {
  const [whole, days] = await Promise.all([reader.summary(range, filters), daysOf(reader, range, filters)]);
  return { whole, days };
}

const sumDays = (days: readonly KeyRow[], { from, to }: DayRange) =>
  sumOf(days.filter(({ key }) => from <= key && key <= to));

/** How much is going on, against what it is compared with? */
export const overview: Drawing<Overview> = {
  obeys: insightFilters,
  uses: ['then'],
  async load(reader, { range, then, filters }) {
    const [now, before, browsers, browsersThen] = await Promise.all([
      sideOf(reader, range, filters),
      orBeyond(sideOf(reader, then, filters)),
      orBeyond(reader.browsers(range, filters)),
      orBeyond(reader.browsers(then, filters)),
    ]);
    return { now, then: before, browsers, browsersThen };
  },
  show(found, ask, say) {
    const { t } = say;
    const { now, then, browsers } = found;
    const before = then.told?.whole;
    if (now.whole.visits === 0 && (before?.visits ?? 0) === 0) return { state: 'empty' };
    const steps = stepsOf(ask.range, ask.today, mostSteps);
    const ago = stepsBefore(steps, ask);
    const isOneYear = ask.range.from.slice(0, 4) === ask.range.to.slice(0, 4);
    const named = isOneYear ? say.tick : say.span;
    const versus = t(`insight.versus.${ask.versus}`);
    const total = t('insight.overview.now', { span: say.span(ask.range) });
    return {
      state: 'full',
      answer: [
        t('insight.summary', {
          visits: say.count(now.whole.visits),
          dwell: say.dwell(now.whole.engaged_ms),
        }),
        before
          ? t('insight.overview.then', { versus, span: say.span(ask.then), visits: say.count(before.visits) })
          : t('insight.overview.thenBeyond', { versus, span: say.span(ask.then) }),
      ].join(localeRow(say.locale).gap),
      tiles: tilesOf(found, say),
      table: {
        columns: [
          { title: t('insight.period'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.engagedVisits'), kind: 'count' },
          { title: t('insight.leadVisits'), kind: 'count' },
          { title: t('insight.browsers'), kind: 'count' },
          { title: t('insight.dwell'), kind: 'dwell' },
        ],
        rows: [
          rowOf('now', total, now.whole, browsers.told),
          ...(before
            ? [rowOf('then', `${versus} ${say.span(ask.then)}`, before, found.browsersThen.told)]
            : []),
          ...(steps.length > 1 ? steps.map((s) => rowOf(s.from, named(s), sumDays(now.days, s))) : []),
        ],
      },
      chart: {
        kind: 'columns',
        names: steps.map(named),
        unit: 'count',
        series: [
          { name: t('insight.thisPeriod'), values: steps.map((s) => sumDays(now.days, s).visits) },
          ...(then.told ? [{ name: versus, values: ago.map((s) => sumDays(then.told.days, s).visits) }] : []),
        ],
      },
      ...(browsers.from === null
        ? {}
        : {
            beyond: {
              words: t('insight.beyond.browsers', { day: formatDay(browsers.from, say.locale) }),
              from: browsers.from,
            },
          }),
    };
  },
};

type Counts = Omit<KeyRow, 'key'>;

function rowOf(key: string, name: string, counts: Counts, browsers?: number): TableRow {
  const { visits, engaged, lead, engaged_ms } = counts;
  return { key, cells: [name, visits, engaged, lead, browsers, engaged_ms] };
}

function tilesOf({ now, then, browsers, browsersThen }: Overview, say: Say): NonNullable<FullView['tiles']> {
  const { t } = say;
  const before = then.told?.whole;
  const tile = (label: string, value: number | undefined, was: number | undefined) => ({
    label,
    kind: 'count' as const,
    value,
    change: value === undefined || was === undefined ? undefined : value - was,
  });
  return [
    tile(t('insight.visits'), now.whole.visits, before?.visits),
    tile(t('insight.engagedVisits'), now.whole.engaged, before?.engaged),
    tile(t('insight.leadVisits'), now.whole.lead, before?.lead),
    tile(t('insight.browsers'), browsers.told, browsersThen.told),
    {
      label: t('insight.dwellEach'),
      kind: 'dwell',
      value: shareOf(now.whole.engaged_ms, now.whole.visits),
    },
  ];
}
