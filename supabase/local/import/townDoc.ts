import type { Town } from '../../functions/_shared/contract/town.ts';
import type { ReadFile } from './readFile.ts';

// JIS X 0401, in order.
const prefectures = [
  '北海道',
  '青森県',
  '岩手県',
  '宮城県',
  '秋田県',
  '山形県',
  '福島県',
  '茨城県',
  '栃木県',
  '群馬県',
  '埼玉県',
  '千葉県',
  '東京都',
  '神奈川県',
  '新潟県',
  '富山県',
  '石川県',
  '福井県',
  '山梨県',
  '長野県',
  '岐阜県',
  '静岡県',
  '愛知県',
  '三重県',
  '滋賀県',
  '京都府',
  '大阪府',
  '兵庫県',
  '奈良県',
  '和歌山県',
  '鳥取県',
  '島根県',
  '岡山県',
  '広島県',
  '山口県',
  '徳島県',
  '香川県',
  '愛媛県',
  '高知県',
  '福岡県',
  '佐賀県',
  '長崎県',
  '熊本県',
  '大分県',
  '宮崎県',
  '鹿児島県',
  '沖縄県',
];

export interface TownHints {
  townId: string;
  name: string | null;
  /** '37' or '香川県'. */
  prefecture: string | null;
}

/**
 * The words of a town that is imported for the first time, from what its files say; a reason when they say too little.
 */
export function townDoc(files: ReadFile[], hints: TownHints): Town | { reason: string } {
  const addresses = files.flatMap((f) => f.hints.addresses);
  const codes = files.flatMap((f) => f.hints.codes.map((code) => code.replace(/\D/g, '')));
  const code = mostFrequent(codes.filter((c) => c.length === 6 || c.length === 5));
  const name = hints.name ?? mostFrequent(addresses.map(municipalityIn));
  const prefecture =
    prefectureCode(hints.prefecture) ??
    prefectureCode(code?.slice(0, 2)) ??
    mostFrequent(addresses.map((a) => prefectureCode(/^.{2,3}?[都道府県]/.exec(a)?.[0]) ?? ''));
  if (hints.prefecture !== null && !prefectureCode(hints.prefecture))
    return { reason: `「${hints.prefecture}」という都道府県はありません（例: --prefecture 香川県）。` };
  const spots = files.flatMap((f) =>
    [...f.places, ...f.townEvents].flatMap((p) => (p.location ? [p.location] : [])),
  );
  const missing = [!name && '--name 高松市', !prefecture && '--prefecture 香川県'].filter(
    (m) => typeof m === 'string',
  );
  if (!name || !prefecture)
    return {
      reason: `初めて取り込むまちです。ファイルから分からないことを足してください: ${missing.join(' ')}`,
    };
  if (spots.length === 0)
    return { reason: '緯度・経度のある施設が一つもないため、まちの場所が分かりません。' };
  return {
    town_id: hints.townId,
    name: { ja: name },
    tagline: {
      ja: `${name}の学校、園、病院、公園などを、${name.endsWith('市') ? '市' : '自治体'}の公開データで見られます。`,
      'ja-easy': `${name}の ｜学校《がっこう》や ｜園《えん》、｜病院《びょういん》、｜公園《こうえん》などを ｜見《み》ることが できます。`,
      en: `Schools, nurseries, clinics and parks of ${name}, from its open data.`,
    },
    is_fictional: false,
    prefecture_code: prefecture,
    ...(code?.length === 6 ? { municipality_code: code } : {}),
    location: { lat: median(spots.map((s) => s.lat)), lon: median(spots.map((s) => s.lon)) },
    hours: {
      ja: '平日の窓口の時間に、お返事します。',
      'ja-easy': '｜役所《やくしょ》が ｜開《あ》いている ｜時間《じかん》に、｜返事《へんじ》をします。',
      en: 'We answer during office hours on weekdays.',
    },
    concierges: [],
  };
}

/** 「番町1丁目」 is a part of a town: a 町 or 村 counts only after its 郡 or prefecture, or where it stands alone. */
function municipalityIn(address: string): string {
  const place = address.replace(/^(?:北海道|東京都|(?:京都|大阪)府|.{2,3}県)/, '');
  const found =
    /^[^\d\s]{1,6}?市/.exec(place) ??
    /(?<=^[^\d\s]{1,4}郡)[^\d\s]{1,6}?[町村]/.exec(place) ??
    (place === address ? /^[^\d\s]{1,6}[町村]$/ : /^[^\d\s]{1,6}?[町村区]/).exec(place);
  return found?.[0] ?? '';
}

function prefectureCode(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  if (/^(0[1-9]|[1-3]\d|4[0-7])$/.test(text)) return text;
  const at = prefectures.findIndex((p) => p === text || p.replace(/[都府県]$/, '') === text);
  return at < 0 ? undefined : String(at + 1).padStart(2, '0');
}

function mostFrequent(texts: string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
