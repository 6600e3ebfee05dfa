import type { FactData, Weekday } from '../../functions/_shared/contract/factData.ts';
import { weekdays } from '../../functions/_shared/contract/factData.ts';
import type { Localized } from '../../functions/_shared/contract/town.ts';
import { readCount } from './values.ts';

// Data is made of the words the readers (ages, hours, values) have made of a cell, never of the cell itself: where they
// gave it back as it was written, nobody knows what it means, and it stays words.

const daysInYear = 365.25;
const firstSchoolMonth = 72; // a child enters school between 6;0 and 6;11
const monthsAt: Record<string, (n: number) => number> = {
  日: (n) => Math.ceil((n * 12) / daysInYear),
  週: (n) => Math.ceil((n * 7 * 12) / daysInYear),
  か月: (n) => n,
  歳: (n) => n * 12,
};

const age = /^(?:おおむね|満)?(\d+)(日|週|か月|歳)(?:(半)|(\d+)か月)?(児)?$/;

function monthsOf(text: string): number | null {
  const [, number = '', unit = '', half, more] = age.exec(text) ?? [];
  const months = monthsAt[unit]?.(Number(number));
  return months === undefined ? null : months + (half ? 6 : 0) + Number(more ?? 0);
}

/**
 * The last month of an age that is still in. 2歳まで ends before the third birthday; the class of age 2 (2歳児) holds who
 * was two on 1 April, so that its eldest are nearly four when the year ends.
 */
function lastMonthOf(text: string): number | null {
  const months = monthsOf(text);
  if (months === null) return null;
  return text.endsWith('歳児') ? months + 23 : text.endsWith('歳') ? months + 11 : months;
}

/** '3か月から2歳児まで' -> months 3 to 47; undefined when the words hold more than one span. */
export function agesData(value: Localized | null): FactData | undefined {
  if (!value) return undefined;
  if (value.ja === '小学生') return { type: 'ages', from: firstSchoolMonth, to: firstSchoolMonth + 83 };
  const years = /^小学(\d)年生から(\d)年生まで$/.exec(value.ja);
  if (years) {
    const [first, last] = [Number(years[1]), Number(years[2])];
    return { type: 'ages', from: firstSchoolMonth + (first - 1) * 12, to: firstSchoolMonth + last * 12 + 11 };
  }
  const [, fromText = '', until = ''] = /^([^、]+)から(?:([^、]+))?$/.exec(value.ja) ?? [];
  const from = monthsOf(fromText);
  if (from === null) return undefined;
  if (until === '') return { type: 'ages', from };
  const to = until === '小学校に入るまで' ? firstSchoolMonth + 11 : lastMonthOf(until.replace(/まで$/, ''));
  return to === null ? undefined : { type: 'ages', from, to };
}

const clock = (hours: string, minutes: string, isNextDay: boolean): string =>
  `${String(Number(hours) + (isNextDay ? 24 : 0)).padStart(2, '0')}:${minutes}`;

function spanOf(text: string): { opens: string; closes: string } | null {
  const [, h1 = '', m1 = '', next, h2 = '', m2 = ''] =
    /^(\d{1,2}):(\d{2})～(翌)?(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  return h1 === '' ? null : { opens: clock(h1, m1, false), closes: clock(h2, m2, next !== undefined) };
}

/** '7:30～18:30（延長 18:30～19:00）' on these days; undefined when the words are no span. */
export function hoursData(value: Localized | null, days: Weekday[] | undefined): FactData | undefined {
  const [, usual = '', extended] = /^([^（]+?)(?:（延長 ([^）]+)）)?$/.exec(value?.ja ?? '') ?? [];
  const spans = [usual, ...(extended?.split('、') ?? [])].map(spanOf);
  const on = days && days.length > 0 ? { days } : {};
  const known = spans.flatMap((span, i) =>
    span ? [{ ...on, ...span, ...(i > 0 ? { extended: true as const } : {}) }] : [],
  );
  return known.length === spans.length ? { type: 'hours', spans: known } : undefined;
}

const signs = '月火水木金土日';

/** '月～土', '月・水・金', '毎日' as readDays writes them. */
export function weekdaysOf(value: Localized | null): Weekday[] | undefined {
  if (value === null) return undefined;
  if (value.ja === '毎日') return [...weekdays];
  const range = /^([月火水木金土日])～([月火水木金土日])$/.exec(value.ja);
  if (range) return weekdays.slice(signs.indexOf(range[1] ?? ''), signs.indexOf(range[2] ?? '') + 1);
  if (!/^[月火水木金土日](・[月火水木金土日])*$/.test(value.ja)) return undefined;
  return value.ja.split('・').flatMap((sign) => weekdays[signs.indexOf(sign)] ?? []);
}

export function feeData(cell: string): FactData | undefined {
  const yen = readCount(cell);
  return yen === null ? undefined : { type: 'fee', from: yen, to: yen };
}

export function capacityData(cell: string): FactData | undefined {
  const people = readCount(cell);
  return people === null || people === 0 ? undefined : { type: 'capacity', people };
}

/** あり and なし as readYesNo writes them; conditions stay words. */
export function serviceData(value: Localized | null): FactData | undefined {
  if (value?.ja === 'あり') return { type: 'service', offered: true };
  return value?.ja === 'なし' ? { type: 'service', offered: false } : undefined;
}
