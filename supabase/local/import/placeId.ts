import { createHash } from 'node:crypto';
import { placeKindTable, type PlaceKind } from '../../functions/_shared/contract/placeKinds.ts';

/**
 * The official number (学校コード, ID) where there is one; else name and address, so that the same place keeps its id in
 * every list.
 */
export function placeId(kind: PlaceKind, id: string, name: string, address: string, type = ''): string {
  // A kindergarten may run a 認可外 nursery under its own name: never one with it.
  const family = /認可外/.test(type) ? 'unlicensed' : (placeKindTable[kind].family ?? 'place');
  // Unique beyond the file, unlike a running number.
  const official = /^[A-Z]{1,2}\d{6,}$/.exec(id)?.[0];
  if (official) return `${family}-${official.toLowerCase()}`;
  const hash = createHash('sha256')
    .update(`${plainName(name, address)}|${plainAddress(address)}`)
    .digest('hex');
  return `${family}-${hash.slice(0, 12)}`;
}

const kanjiDigits = '〇一二三四五六七八九十';

/** '香川県高松市番町ニ丁目14番2号 1階', '番町2-14-2' -> 番町2-14-2. */
export function plainAddress(address: string): string {
  const t = address
    .normalize('NFKC')
    .replace(/^〒?\d{3}-?\d{4} ?/, '')
    .replace(/^.{2,3}?[都道府県](?=.+[市区町村郡])/, '')
    .replace(/^(?:[^市郡\d]{1,5}市|[^\d]{1,4}郡[^\d]{1,4}?[町村])/, '')
    .replace(/(?<!\d)\s+/g, '') // a space after a number ends it: 「2-3 1階」
    .replace(/ニ(?=丁目)/g, '二')
    .replace(/([一二三四五六七八九])(?=丁目)/g, (d) => String(kanjiDigits.indexOf(d)))
    .replace(/[‐‑–—−ー]/g, '-')
    .replace(/丁目|番地の?|番(?=\d|$)/g, '-')
    .replace(/-+/g, '-');
  return /^\D*\d+(?:-\d+)*/.exec(t)?.[0] ?? t;
}

/** Without who founded it and what law it is under: 「高松市立田井こども園」 and 「高松市田井こども園」 at one address are one. */
function plainName(name: string, address: string): string {
  const t = name.normalize('NFKC').replace(/[\s「」『』()・]/g, '');
  const city = /^(?:.{2,3}?[都道府県])?([^\d\s]{1,6}?市)/.exec(address)?.[1];
  const bare = t.replace(/^(幼保連携型)?認定こども園/, '');
  const own = city && bare.startsWith(city) ? bare.slice(city.length) : bare.replace(/^.{1,5}[市町村]立/, '');
  return own.replace(/^立/, '').replace(/[‐‑–—−ー]/g, '-');
}
