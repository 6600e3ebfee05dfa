import type { Localized } from '../../functions/_shared/contract/town.ts';
import { prose, tidy } from './text.ts';

/** '120', '40人', '１２名', '1,530' -> 120; null when it is not one number. */
export function readCount(text: string): number | null {
  const match = /^(\d{1,6})(?:人|名|床)?$/.exec(tidy(text).replace(/,/g, ''));
  return match ? Number(match[1]) : null;
}

/** A number with its unit, '1号認定 40、2・3号認定 105' with 人 after each number, else the text; nothing for 0. */
export function readAmount(text: string, unit: string): Localized | null {
  const t = tidy(text);
  const n = readCount(t);
  if (n !== null) return n === 0 ? null : { ja: `${n}${unit}`, en: String(n) };
  if (t === '') return null;
  return { ja: prose(text).replace(/(認定 ?\d+)(?=、|$)/g, `$1${unit}`) };
}

/** '有' / '無' and their like; other words come back as they are. */
export function readYesNo(text: string): Localized | null {
  const t = tidy(text);
  if (/^(有|有り|あり|○|〇|可|可能)$/.test(t)) return { ja: 'あり', en: 'yes' };
  if (/^(無|無し|なし|×|不可)$/.test(t)) return { ja: 'なし', en: 'no' };
  return t === '' ? null : { ja: prose(text) };
}

/** The first telephone number, half-width, as it is written; null when it does not look like one. */
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

/** '株式会社○○ 代表取締役 氏名' -> 株式会社○○: families need who runs it, not who signs for it. */
export function readOperator(text: string): string | null {
  const t = prose(text)
    .replaceAll('\n', ' ')
    .replace(/ (代表|理事長|園長|会長|施設長|院長|支部長|社長).*$/, '');
  return t === '' || /^\d+$/.test(t) ? null : t;
}
