import { createHash } from 'node:crypto';
import type { TownEvent } from '../../functions/_shared/contract/town.ts';
import type { Column, Columns } from './columns.ts';
import { parseDate, readEventDays } from './dates.ts';
import type { Row } from './readTable.ts';
import type { Origin, RowProblem } from './toPlace.ts';
import { parseTime, readUrl, tidy } from './values.ts';

/** One row as an event of the town, or what is wrong with it. `schoolYear`: April to March, for dates without a year. */
export function toTownEvent(
  row: Row,
  columns: Columns,
  origin: Origin,
  schoolYear: number,
): TownEvent | RowProblem[] {
  const cell = (column: Column) => tidy(row.cells.get(columns[column] ?? '') ?? '');
  const problems: RowProblem[] = [];
  const nameColumn: Column = columns.event_name ? 'event_name' : 'name';
  const name = cell(nameColumn).replaceAll('\n', ' ');
  if (name === '') problems.push({ column: columns[nameColumn] ?? 'イベント名', reason: '名前が空です。' });
  const days = readEventDays(cell('start_date'), schoolYear);
  if ('problem' in days)
    problems.push({
      column: columns.start_date ?? '開始日',
      reason: `${days.problem}（「${cell('start_date').slice(0, 40)}」）`,
    });
  if (problems.length > 0 || 'problem' in days) return problems;
  const ends = parseDate(cell('end_date')) ?? days.ends_on;
  const [lat, lon] = [Number(cell('lat') || 'x'), Number(cell('lon') || 'x')];
  const words = [
    cell('description'),
    /[※\n、]|以外|まで$/.test(cell('start_date'))
      ? `開催日：${cell('start_date').replaceAll('\n', ' ')}`
      : '',
    cell('application') === '' || /^(無し|なし)$/.test(cell('application'))
      ? ''
      : `申込期間：${cell('application')}`,
  ];
  const text = words.filter((w) => w !== '').join('\n');
  const optional = (key: string, value: string | null) =>
    value === null || value === '' ? {} : { [key]: value };
  return {
    town_event_id: `event-${createHash('sha256')
      .update(`${name}|${days.starts_on}|${cell('venue')}`)
      .digest('hex')
      .slice(0, 12)}`,
    name: { ja: name },
    ...(text === '' ? {} : { description: { ja: text } }),
    starts_on: days.starts_on,
    ...(ends > days.starts_on ? { ends_on: ends } : {}),
    ...optional('start_time', parseTime(cell('start_time')) ?? cell('start_time')),
    ...optional('end_time', parseTime(cell('end_time')) ?? cell('end_time')),
    ...optional('venue', cell('venue').replaceAll('\n', ' ')),
    ...(lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154 ? { location: { lat, lon } } : {}),
    ...optional('fee', cell('fee')),
    ...optional('url', readUrl(cell('url'))),
    source: origin.source,
  };
}
