import type { Localized } from '../../functions/_shared/contract/town.ts';
import { prose, tidy } from './text.ts';

const units: Record<string, [one: string, many: string]> = {
  日: ['day', 'days'],
  週: ['week', 'weeks'],
  か月: ['month', 'months'],
  歳: ['year', 'years'],
};

interface Age {
  ja: string;
  en: string;
}

/** '3か月', '満3歳', '1歳半', '1歳6か月', '2歳児' (the class of that age); `unit` fills in for '0～2歳児'. */
function readAge(text: string, unit = ''): Age | null {
  const age = /^(おおむね|満)?(\d+)(日|週|か月|歳)?(?:(半)|(\d+)か月)?(児)?$/.exec(text);
  if (!age) return null;
  const [, about = '', number = '', written, half, months, isClass] = age;
  const [one, many] = units[written ?? unit.replace('児', '')] ?? [];
  if (!one || !many) return null;
  const ofClass = isClass ?? (written ? undefined : unit.endsWith('児') ? '児' : undefined);
  const unitJa = written ?? unit.replace('児', '');
  const ja = [about, number, unitJa, half, months ? `${months}か月` : '', ofClass].join('');
  if (ofClass) return { ja, en: `the class of age ${number}` };
  const more = half ? ' and a half' : months ? ` ${months} months` : '';
  return {
    ja,
    en:
      `${about === 'おおむね' ? 'about ' : ''}${number}${half ? more : ''} ` +
      `${number === '1' && !half ? one : many}${half ? '' : more}`,
  };
}

function readRange(text: string): Localized | null {
  const t = text
    .replace(/[ヶヵケカか箇ヵ]月/g, 'か月')
    .replace(/^生後/, '')
    .replace(/から/g, '～')
    .replace(/まで$|クラス相当(まで)?$/g, '')
    .replace(/才/g, '歳');
  const [fromText = '', toText, more] = t.split('～').map((part) => part.trim());
  if (more !== undefined) return null;
  const pupils = /^小学(?:校)?(\d)年?生?$/;
  const [fromYear, toYear] = [pupils.exec(fromText)?.[1], /^(?:小学校?)?(\d)年生?$/.exec(toText ?? '')?.[1]];
  if (/^小学生$/.test(t)) return { ja: '小学生', en: 'schoolchildren' };
  if (fromYear && toYear)
    return { ja: `小学${fromYear}年生から${toYear}年生まで`, en: `school years ${fromYear} to ${toYear}` };
  const to = toText === undefined || toText === '' ? null : readAge(toText);
  const from = readAge(fromText, /(か月|週|日|歳)児?$/.exec(toText ?? '')?.[0]);
  if (from && /^(小学校)?就学前$/.test(toText ?? ''))
    return { ja: `${from.ja}から小学校に入るまで`, en: `from ${from.en} until school` };
  if (!from || (toText && !to)) return null;
  if (to) return { ja: `${from.ja}から${to.ja}まで`, en: `from ${from.en} to ${to.en}` };
  return toText === undefined ? from : { ja: `${from.ja}から`, en: `from ${from.en}` };
}

/** Ages in one way of writing: '3か月～', '3ヶ月～2歳児', '生後57日から', '小学１～６年生（低学年優先）', '1号認定 3歳児～、2・3号認定 3か月～'. */
export function readAges(text: string): Localized | null {
  const t = tidy(text);
  if (t === '') return null;
  const whole = readRange(t);
  if (whole) return whole;
  const noted = /^([^()]+)\((.+)\)$/.exec(t);
  const main = noted ? readRange(noted[1] ?? '') : null;
  if (main) return { ja: `${main.ja}（${noted?.[2] ?? ''}）` };
  // 子ども・子育て支援法: 1号 is the kindergarten part from three, 2号 and 3号 the nursery part.
  const parts = t.split('、').map((part) => /^([12・3]+号認定) (.+)$/.exec(part));
  const ranges = parts.map((part) => readRange(part?.[2] ?? ''));
  if (parts.length > 1 && ranges.every((range) => range !== null))
    return {
      ja: parts.map((part, i) => `${part?.[1] ?? ''}は${ranges[i]?.ja ?? ''}`).join('、'),
      en: parts
        .map((part, i) => `${part?.[1]?.startsWith('1') ? 'kindergarten' : 'nursery'} ${ranges[i]?.en ?? ''}`)
        .join(', '),
    };
  return { ja: prose(text) };
}
