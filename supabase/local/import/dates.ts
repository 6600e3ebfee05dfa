import { tidy } from './values.ts';

// Era offsets: year 1 of each era in the Gregorian calendar (元号法; 令和 from 2019-05-01).
const eras: Record<string, number> = {
  明治: 1868,
  M: 1868,
  大正: 1912,
  T: 1912,
  昭和: 1926,
  S: 1926,
  平成: 1989,
  H: 1989,
  令和: 2019,
  R: 2019,
};

const iso = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
};

/** '2020/12/22', '1947-4-1', 'H29.1.6', '令和8年4月1日' -> YYYY-MM-DD; null for anything else or a day that is not. */
export function parseDate(text: string): string | null {
  const t = tidy(text).replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '');
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(t);
  if (western) return iso(Number(western[1]), Number(western[2]), Number(western[3]));
  const era = /^([MTSHR]|明治|大正|昭和|平成|令和)(\d{1,2}|元)[.年/-](\d{1,2})[.月/-](\d{1,2})日?$/.exec(t);
  if (!era) return null;
  const first = eras[era[1] ?? ''] ?? 0;
  return iso(first + (era[2] === '元' ? 1 : Number(era[2])) - 1, Number(era[3]), Number(era[4]));
}

const dayNames = '日月火水木金土';

export type EventDays = { starts_on: string; ends_on: string } | { problem: string };

/**
 * '8月5日（水）～8月16日（日）※10日以外' -> first and last day. The year is not written: it is the one near `schoolYear`
 * (April to March) in which the weekdays in brackets are true. Full dates with years are read as they are.
 */
export function readEventDays(text: string, schoolYear: number): EventDays {
  const t = tidy(text);
  const full = [
    ...t.matchAll(/(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|令和(?:\d+|元)年\d{1,2}月\d{1,2}日)/g),
  ].map((m) => parseDate(m[0]));
  const dated = full.filter((d) => d !== null);
  if (full.length > 0) {
    if (dated.length < full.length) return { problem: 'この日付はありません。' };
    return span(dated);
  }
  const said: { month: number; day: number; weekday: string | undefined }[] = [];
  let month = 0;
  for (const m of t
    .split('※')[0]
    ?.matchAll(/(?:(\d{1,2})[月/])?(\d{1,2})日?(?:\(([日月火水木金土])[^)]*\))?/g) ?? []) {
    if (m[1] === undefined && (month === 0 || (!m[0].includes('日') && m[3] === undefined))) continue;
    month = m[1] === undefined ? month : Number(m[1]);
    said.push({ month, day: Number(m[2]), weekday: m[3] });
  }
  if (said.length === 0) return { problem: '日付を読み取れません（例：2026-08-05、8月5日（水））。' };
  for (const year of [schoolYear, schoolYear + 1, schoolYear - 1]) {
    const days = said.map((s) => iso(s.month < 4 ? year + 1 : year, s.month, s.day));
    const real = days.filter((d) => d !== null);
    if (real.length < days.length) continue;
    const true_ = real.every(
      (d, i) => said[i]?.weekday === undefined || dayNames[new Date(d).getUTCDay()] === said[i].weekday,
    );
    if (true_) return span(real);
  }
  return { problem: '日付と曜日が合いません。' };
}

function span(days: string[]): EventDays {
  const sorted = [...days].sort();
  return { starts_on: sorted[0] ?? '', ends_on: sorted.at(-1) ?? '' };
}
