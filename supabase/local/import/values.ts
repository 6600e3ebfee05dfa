// Values as municipal files write them, made readable. What cannot be read is given back as it was written, never dropped.

/** Half-width digits and letters, one kind of wave dash, no doubled spaces. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[~〜∼]/g, '～')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n+ */g, '\n')
    .trim();
}

/** '7:00', '07:30', '22：00', '09:00:00', '午後1時30分' -> '7:00'; null when it is not one time of day. */
export function parseTime(text: string): string | null {
  const t = tidy(text);
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(t);
  const words = /^(午前|午後)?(\d{1,2})時(?:(\d{1,2})分|(半))?$/.exec(t);
  const hour = clock
    ? Number(clock[1])
    : words
      ? Number(words[2]) + (words[1] === '午後' && Number(words[2]) < 12 ? 12 : 0)
      : NaN;
  const minute = clock ? Number(clock[2]) : words ? (words[4] ? 30 : Number(words[3] ?? 0)) : NaN;
  if (!(hour <= 24 && minute < 60)) return null;
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

/** '7：30～18：30（18：30～19：00）' -> 7:30～18:30（延長 18:30～19:00）; a text that is not a span comes back tidied. */
export function readHours(text: string): { ja: string; en: string } | null {
  const t = tidy(text);
  if (t === '') return null;
  if (/^(休|なし|無|休み|-)$/.test(t)) return { ja: '休み', en: 'closed' };
  const span = /^(\d{1,2}:\d{2})～(\d{1,2}:\d{2})(?:\((\d{1,2}:\d{2})～(\d{1,2}:\d{2})\))?$/.exec(t);
  const [from, to, from2, to2] = (span?.slice(1) ?? []).map((part) => (part ? parseTime(part) : null));
  if (!from || !to) return { ja: t, en: t };
  return from2 && to2
    ? { ja: `${from}～${to}（延長 ${from2}～${to2}）`, en: `${from}–${to} (extended ${from2}–${to2})` }
    : { ja: `${from}～${to}`, en: `${from}–${to}` };
}

const weekdays = '月火水木金土日';
const english = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** '月火水木金土' -> 月～土; other words come back tidied. */
export function readDays(text: string): { ja: string; en: string } | null {
  const t = tidy(text).replace(/[・、,\s曜日]+(?=[月火水木金土日]|$)/g, '');
  if (t === '') return null;
  const days = [...new Set(t)].map((d) => weekdays.indexOf(d));
  if (days.some((d) => d < 0) || t.length > 7) return { ja: tidy(text), en: tidy(text) };
  const first = Math.min(...days);
  const last = Math.max(...days);
  const unbroken = days.length > 2 && last - first + 1 === days.length;
  return unbroken
    ? {
        ja: `${weekdays[first] ?? ''}～${weekdays[last] ?? ''}`,
        en: `${english[first] ?? ''}–${english[last] ?? ''}`,
      }
    : {
        ja: days
          .sort()
          .map((d) => weekdays[d])
          .join('・'),
        en: days
          .sort()
          .map((d) => english[d])
          .join(', '),
      };
}

/** '3か月～', '3ヶ月～2歳児', '0～2歳児', '生後57日から', '小学1～6年生' in one way of writing. */
export function readAges(text: string): { ja: string; en: string } | null {
  const t = tidy(text)
    .replace(/[ヶヵケカか箇]月/g, 'か月')
    .replace(/^生後/, '')
    .replace(/から/g, '～')
    .replace(/まで$|未就園児$/, (m) => (m === 'まで' ? '' : m));
  if (t === '') return null;
  const school = /^小学(?:校)?(\d)?(?:～(\d))?年?生?$/.exec(t);
  if (school) {
    const [, from, to] = school;
    return from && to
      ? { ja: `小学${from}年生から${to}年生まで`, en: `school years ${from} to ${to}` }
      : { ja: '小学生', en: 'schoolchildren' };
  }
  const age =
    /^(\d+)(日|週|か月|歳)?(?:(\d+)か月)?(?:児)?(～)?(?:(\d+)(か月|歳)(?:児)?(?:クラス相当)?)?$/.exec(t);
  if (!age) return { ja: tidy(text), en: tidy(text) };
  const [, from = '', unitWritten, months, open, to, toUnit] = age;
  const unit = unitWritten ?? toUnit;
  if (!unit) return { ja: tidy(text), en: tidy(text) };
  const start = `${from}${unit}${months ? `${months}か月` : ''}`;
  const startEn = `${from} ${unitEn(unit, Number(from))}${months ? ` ${months} months` : ''}`;
  if (to && toUnit)
    return {
      ja: `${start}から${to}${toUnit}まで`,
      en: `from ${startEn} to ${to} ${unitEn(toUnit, Number(to))}`,
    };
  return open ? { ja: `${start}から`, en: `from ${startEn}` } : { ja: start, en: startEn };
}

const unitEn = (unit: string, n: number) =>
  ({
    日: n === 1 ? 'day' : 'days',
    週: n === 1 ? 'week' : 'weeks',
    か月: n === 1 ? 'month' : 'months',
    歳: n === 1 ? 'year' : 'years',
  })[unit] ?? unit;

/** '120', '40人', '１２名' -> 120; null when it is not one number. */
export function readCount(text: string): number | null {
  const match = /^(\d{1,6})(?:人|名|床)?$/.exec(tidy(text).replace(/,/g, ''));
  return match ? Number(match[1]) : null;
}

/** '有' / '無' and their like. */
export function readYesNo(text: string): boolean | null {
  const t = tidy(text);
  if (/^(有|有り|あり|○|〇|可)$/.test(t)) return true;
  return /^(無|無し|なし|×|不可)$/.test(t) ? false : null;
}

/** 全角 and spaces out of a telephone number; null when it does not look like one. */
export function readPhone(text: string): string | null {
  const t =
    tidy(text)
      .replace(/[‐‑–—−ー]/g, '-')
      .split(/[、,\n/ ]/)[0] ?? '';
  return /^[0-9()+-]{6,20}$/.test(t) ? t : null;
}

/** A URL with http or https; anything else is not shown as a link. */
export function readUrl(text: string): string | null {
  const t = tidy(text).split(/\s/)[0] ?? '';
  return /^https?:\/\//.test(t) && URL.canParse(t) ? t : null;
}
