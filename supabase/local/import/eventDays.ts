import { parseDate } from './dates.ts';
import { tidy } from './text.ts';

const dayNames = '日月火水木金土';

export type EventDays = { starts_on: string; ends_on: string } | { problem: string };

interface Said {
  month: number;
  day: number;
  weekday: string | undefined;
}

/**
 * '8月5日（水）～8月16日（日）※10日以外' -> first and last day. The year is not written: it is the one near `schoolYear`
 * (April to March) in which the weekdays in brackets are true. Full dates with years are read as they are.
 */
export function readEventDays(text: string, schoolYear: number): EventDays {
  const t = tidy(text);
  const full = [
    ...t.matchAll(
      /(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|(?:令和|R)(?:\d+|元)[年.]\d{1,2}[月.]\d{1,2}日?)/g,
    ),
  ].map((m) => parseDate(m[0]));
  const dated = full.filter((d) => d !== null);
  if (full.length > 0)
    return dated.length < full.length ? { problem: 'この日付はありません。' } : span(dated);
  const said = readSaid(t.split('※')[0] ?? '');
  if (said.length === 0) return { problem: '日付を読み取れません（例：2026-08-05、8月5日（水））。' };
  const possible = [schoolYear, schoolYear + 1, schoolYear - 1]
    .map((year) => said.map((s) => dayOf(s, year)))
    .filter((days) => days.every((d) => d !== null));
  if (possible.length === 0) return { problem: 'この日付はありません。' };
  const fitting = possible.find((days) =>
    days.every((d, i) => !said[i]?.weekday || dayNames[new Date(d).getUTCDay()] === said[i].weekday),
  );
  return fitting ? span(fitting) : { problem: '日付と曜日が合いません。' };
}

function readSaid(text: string): Said[] {
  const said: Said[] = [];
  let month = 0;
  const pattern = /(?:(\d{1,2})[月/])?(\d{1,2})日?(?:\(([日月火水木金土])[^)]*\))?/g;
  for (const m of text.matchAll(pattern)) {
    // A number alone is a day only when it says so, and when a month was said before: 「9月4日、18日」.
    if (m[1] === undefined && (month === 0 || (!m[0].includes('日') && m[3] === undefined))) continue;
    month = m[1] === undefined ? month : Number(m[1]);
    said.push({ month, day: Number(m[2]), weekday: m[3] });
  }
  return said;
}

const dayOf = (said: Said, schoolYear: number) =>
  parseDate(`${said.month < 4 ? schoolYear + 1 : schoolYear}-${said.month}-${said.day}`);

function span(days: string[]): EventDays {
  const sorted = [...days].sort();
  return { starts_on: sorted[0] ?? '', ends_on: sorted.at(-1) ?? '' };
}
