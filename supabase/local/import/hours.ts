import type { Localized } from '../../functions/_shared/contract/town.ts';
import { prose, tidy } from './text.ts';

/**
 * Minutes of the day; '7:00', '07:30', '22：00', '09:00:00', '午後1時30分', '正午', '25:00', and 0.375 as spreadsheets keep
 * it.
 */
function minutesOf(text: string): number | null {
  const t = tidy(text).replace(/頃$/, '');
  if (t === '正午') return 720;
  if (/^0?\.\d+$/.test(t)) return Math.round(Number(t) * 1440); // a fraction of the day
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(t);
  const words = /^(午前|午後)?(\d{1,2})時(?:(\d{1,2})分|(半))?$/.exec(t);
  const afternoon = words?.[1] === '午後' && Number(words[2]) < 12 ? 12 : 0;
  const hour = clock ? Number(clock[1]) : words ? Number(words[2]) + afternoon : NaN;
  const minute = clock ? Number(clock[2]) : words ? (words[4] ? 30 : Number(words[3] ?? 0)) : NaN;
  return hour <= 30 && minute < 60 ? hour * 60 + minute : null; // 30時: the morning after
}

const clockOf = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(Math.round(minutes % 60)).padStart(2, '0')}`;

/** One time of day as '7:00'; null when the text is not one. */
export function parseTime(text: string): string | null {
  const minutes = minutesOf(text);
  return minutes === null ? null : clockOf(minutes);
}

function readSpan(text: string): { ja: string; en: string } | null {
  const [from, to, more] = text.split('～').map((part) => minutesOf(part));
  if (from === undefined || from === null || to === undefined || to === null || more !== undefined)
    return null;
  const overnight = to > 1440 || to < from;
  const until = clockOf(to > 1440 ? to - 1440 : to);
  return {
    ja: `${clockOf(from)}～${overnight ? '翌' : ''}${until}`,
    en: `${clockOf(from)}–${until}${overnight ? ' (next day)' : ''}`,
  };
}

/** '7：30～18：30（18：30～19：00）' -> 7:30～18:30（延長 18:30～19:00）; a text that is not a span comes back as it is. */
export function readHours(text: string): Localized | null {
  const t = tidy(text);
  if (t === '') return null;
  if (/^(休|なし|無|休み)$/.test(t)) return { ja: '休み', en: 'closed' };
  const [, usual = '', extended] = /^([^()]+?)(?:\(([^()]+)\))?$/.exec(t) ?? [];
  const span = readSpan(usual);
  const more = extended?.split(/[,、]/).map((part) => readSpan(part));
  if (!span || more?.includes(null)) return { ja: prose(text) };
  if (!more) return span;
  return {
    ja: `${span.ja}（延長 ${more.map((s) => s?.ja).join('、')}）`,
    en: `${span.en} (extended ${more.map((s) => s?.en).join(', ')})`,
  };
}

/** '21：00（祝日は17:00）' -> the time, and what stands after it. */
function splitTime(text: string): { time: string; rest: string } | null {
  const [, head = '', rest = ''] = /^([^\s※(（]*)\s*([\s\S]*)$/.exec(prose(text)) ?? [];
  const time = parseTime(head);
  return time === null ? null : { time, rest };
}

/** Hours out of two columns; one of them may be empty. */
export function joinHours(start: string, end: string): Localized | null {
  const [from, to] = [tidy(start), tidy(end)];
  if (from !== '' && to !== '') {
    const [a, b] = [splitTime(start), splitTime(end)];
    if (!a || !b) return { ja: `${prose(start)}～${prose(end)}` };
    const span = readHours(`${a.time}～${b.time}`);
    const rest = [a.rest, b.rest].filter((t) => t !== '').join('、');
    return span && rest !== '' ? { ja: `${span.ja}${rest}` } : span;
  }
  const only = parseTime(from || to);
  if (!only) return readHours(start || end);
  return from === '' ? { ja: `${only}まで`, en: `until ${only}` } : { ja: `${only}から`, en: `from ${only}` };
}

const weekdays = '月火水木金土日';
const english = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** '月火水木金土', '月～土曜日', '月・水・金' -> 月～土, 月・水・金; other words come back as they are. */
export function readDays(text: string): Localized | null {
  const t = tidy(text).replace(/曜日?|[・、,\s]/g, '');
  if (t === '') return null;
  const range = /^([月火水木金土日])～([月火水木金土日])$/.exec(t);
  const [first, last] = (range?.slice(1) ?? []).map((d) => weekdays.indexOf(d));
  const days =
    first !== undefined && last !== undefined && first < last
      ? english.flatMap((_, i) => (i >= first && i <= last ? [i] : []))
      : [...new Set(t)].map((d) => weekdays.indexOf(d)).sort((a, b) => a - b);
  if (days.includes(-1)) return { ja: prose(text) };
  if (days.length === 7) return { ja: '毎日', en: 'every day' };
  const [from = 0, to = 0] = [days[0], days.at(-1)];
  if (days.length > 2 && to - from + 1 === days.length)
    return {
      ja: `${weekdays[from] ?? ''}～${weekdays[to] ?? ''}`,
      en: `${english[from] ?? ''}–${english[to] ?? ''}`,
    };
  return { ja: days.map((d) => weekdays[d]).join('・'), en: days.map((d) => english[d]).join(', ') };
}
