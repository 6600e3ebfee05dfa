/** Old and variant characters → the ones in daily use (常用漢字表の旧字体、人名と地名に多い異体字). */
const variants =
  '螢蛍櫻桜廣広髙高﨑崎濱浜邊辺邉辺齋斎齊斉澤沢學学國国驛駅縣県區区醫医藥薬圓円會会觀観兒児壽寿讀読發発轉転鐵鉄' +
  '圖図體体榮栄舊旧峯峰嶋島嶌島瀧滝龍竜槇槙豐豊寶宝藝芸晝昼曾曽條条來来戶戸步歩靜静繪絵緣縁溫温黑黒數数單単' +
  '乘乗號号團団關関實実處処勞労營営產産續続變変聲声燈灯爐炉鹽塩麥麦眞真祕秘惠恵德徳歸帰氣気禮礼稻稲穗穂';

const modern = new Map<string, string>();
const characters = Array.from(variants);
for (let at = 0; at + 1 < characters.length; at += 2)
  modern.set(characters[at] ?? '', characters[at + 1] ?? '');
const anyVariant = new RegExp(`[${[...modern.keys()].join('')}]`, 'gu');

/**
 * Makes words comparable as people type them: full and half width, capitals, katakana, old characters, accents, dashes
 * and the many long-vowel marks no longer matter.
 */
export function foldText(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(anyVariant, (old) => modern.get(old) ?? old)
    .replace(/[‐‑–—―−]/g, '-')
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
}

/** The words as they are written, and as they are read where furigana tell it: ｜保育園《ほいくえん》. */
export const withoutFurigana = (words: string): string => words.replace(/｜([^《]*)《[^》]*》/g, '$1');
export const readingOf = (words: string): string => words.replace(/｜[^《]*《([^》]*)》/g, '$1');

/** What furigana anywhere in a document say, word by word, folded. */
export const readingsIn = (documents: unknown): string[] => [
  ...new Set(
    Array.from(JSON.stringify(documents).matchAll(/｜[^《]*《([^》]*)》/g), ([, reading = '']) =>
      foldText(reading),
    ),
  ),
];
