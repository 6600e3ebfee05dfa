import { createHash } from 'node:crypto';
import type { TownEvent } from '../../functions/_shared/contract/town.ts';
import type { Column, Columns } from './columns.ts';
import { parseDate } from './dates.ts';
import { readEventDays } from './eventDays.ts';
import { parseTime } from './hours.ts';
import type { Origin } from './readFacts.ts';
import { readLocation } from './readLocation.ts';
import type { Row } from './readTable.ts';
import { tidy } from './text.ts';
import { cellsOf, type RowProblem } from './toPlace.ts';
import { readUrl } from './values.ts';

const none = /^(無し|なし|無|有|あり)$/;

/**
 * One row as an event of the town, or what is wrong with it. `schoolYear`: April to March, for dates without a year.
 */
export function toTownEvent(
  row: Row,
  columns: Columns,
  origin: Origin,
  schoolYear: number,
): TownEvent | RowProblem[] {
  const cell = cellsOf(row, columns);
  const line = (column: Column) => cell(column).replace(/\n+/g, ' ');
  const problems: RowProblem[] = [];
  const refuse = (column: Column, fallback: string, reason: string) =>
    problems.push({ column: columns[column] ?? fallback, reason });
  const nameColumn: Column = columns.event_name ? 'event_name' : 'name';
  const name = line(nameColumn);
  if (name === '') refuse(nameColumn, 'イベント名', '名前が空です。');
  const said = cell('start_date').slice(0, 40).replaceAll('\n', ' ');
  const days = readEventDays(cell('start_date'), schoolYear);
  if ('problem' in days)
    refuse('start_date', '開始日', said === '' ? '日付が空です。' : `${days.problem}（「${said}」）`);
  const last = parseDate(cell('end_date'));
  if (cell('end_date') !== '' && !last)
    refuse('end_date', '終了日', `日付を読み取れません（「${line('end_date')}」）。`);
  if (!('problem' in days) && last && last < days.starts_on)
    refuse('end_date', '終了日', `終了日（${last}）が開始日（${days.starts_on}）より前です。`);
  const location = readLocation(cell, columns);
  if (location && 'problems' in location) problems.push(...location.problems);
  if (problems.length > 0 || 'problem' in days || (location && 'problems' in location)) return problems;

  const ends = last ?? days.ends_on;
  const times = readTimes(cell('start_time'), cell('end_time'));
  const about = (label: string, ...columnsOf: Column[]) => {
    const text = columnsOf
      .map(line)
      .filter((t) => t !== '' && !none.test(t))
      .join(' ');
    return text === '' ? '' : `${label}：${text}`;
  };
  const description = [
    cell('description'),
    /[※\n、]|以外|まで|～/.test(cell('start_date')) ? `開催日：${line('start_date')}` : '',
    about('日時の注意', 'date_note'),
    times.note,
    line('audience') === '両方' ? '' : about('対象', 'audience'),
    about('定員', 'capacity'),
    about('料金の詳細', 'price_note'),
    about('申し込み', 'application', 'apply_how'),
    about('申し込みの締め切り', 'apply_by', 'apply_by_time'),
    about('行き方', 'access'),
    about('駐車場', 'parking'),
    about('問い合わせ', 'contact', 'phone'),
    about('備考', 'note'),
  ]
    .filter((text) => text !== '')
    .join('\n');
  const venue = line('venue') || line('address');
  const optional = (key: string, value: string | null) =>
    value === null || value === '' ? {} : { [key]: value };
  return {
    town_event_id: eventId(tidy(name), days.starts_on, tidy(venue)),
    name: { ja: name, ...optional('en', line('name_en')) },
    ...(description === '' ? {} : { description: { ja: description } }),
    starts_on: days.starts_on,
    ...(ends > days.starts_on ? { ends_on: ends } : {}),
    ...optional('start_time', times.start),
    ...optional('end_time', times.end),
    ...optional('venue', venue),
    ...(location ? { location } : {}),
    ...optional('fee', line('fee')),
    ...optional('url', readUrl(cell('url'))),
    source: origin.source,
  };
}

/** The same event in a later copy of the list keeps its id. */
function eventId(name: string, startsOn: string, venue: string): string {
  const hash = createHash('sha256').update(`${name}|${startsOn}|${venue}`).digest('hex');
  return `event-${hash.slice(0, 12)}`;
}

/** '9：00' and '22：00 ※日曜は17：00まで' -> clock times and the note; several times a day are a note alone. */
function readTimes(start: string, end: string): { start: string | null; end: string | null; note: string } {
  const split = (text: string): { time: string | null; rest: string } => {
    const [, head = '', rest = ''] = /^([^\s※(（]*)\s*([\s\S]*)$/.exec(text) ?? [];
    return { time: parseTime(head), rest: rest.replace(/\n+/g, ' ').replace(/^[（(](.*)[）)]$/, '$1') };
  };
  const [from, to] = [split(start), split(end)];
  if ((start === '' || from.time) && (end === '' || to.time)) {
    const note = [from.rest, to.rest].filter((t) => t !== '').join('、');
    return { start: from.time, end: to.time, note: note === '' ? '' : `時間の注意：${note}` };
  }
  const all = [start, end].map((t) => t.replace(/\n+/g, '、')).filter((t) => t !== '');
  return { start: null, end: null, note: `時間：${all.join('～')}` };
}
