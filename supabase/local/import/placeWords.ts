import { placeKindTable } from '../../functions/_shared/contract/placeKinds.ts';
import type { Localized, PlaceKind } from '../../functions/_shared/contract/town.ts';

// What a name says more exactly than the kind does.
const nouns: [RegExp, string, string][] = [
  [/コミュニティ・?センター/, 'コミュニティセンター', 'A community centre'],
  [/公民館/, '公民館', 'A community centre'],
  [/児童館|児童センター/, '児童館', "A children's hall"],
  [/放課後児童クラブ|学童/, '放課後児童クラブ', 'An after-school club'],
  [/美術館/, '美術館', 'An art museum'],
  [/博物館|ミュージアム/, '博物館', 'A museum'],
  [/資料館/, '資料館', 'A museum'],
  [/記念館/, '記念館', 'A memorial museum'],
  [/道の駅/, '道の駅', 'A roadside station'],
  [/商店街/, '商店街', 'A shopping street'],
  [/神社|八幡/, '神社', 'A shrine'],
  [/寺$/, '寺', 'A temple'],
  [/緑道/, '緑道', 'A green walkway'],
  [/墓園|霊園/, '墓園', 'A cemetery'],
  [/キャンプ場/, 'キャンプ場', 'A campsite'],
  [/海水浴場/, '海水浴場', 'A beach'],
  [/温泉|温浴/, '温泉・入浴施設', 'A bath house'],
  [/盲学校|聾学校|ろう学校|養護学校|特別支援学校/, '特別支援学校', 'A school for special needs education'],
  [/高等専門学校/, '高等専門学校', 'A college of technology'],
  [/児童養護施設/, '児童養護施設', "A children's home"],
  [/歯科/, '歯科診療所', 'A dental clinic'],
];

/** 種別 as lists write it, said so that a family understands; English where it is one of the usual ones. */
export function readType(text: string): Localized | null {
  const t = text
    .replaceAll('\n', ' ')
    .replace(/^[A-Z]\d?[:：]?\s*[（(]?(.+?)[）)]?$/, '$1') // 学校種: 'A1(幼稚園)', 'A2：幼保連携型 認定こども園'
    .replace('幼保連携型 認定こども園', '幼保連携型認定こども園')
    .replace(/^高校$/, '高等学校');
  if (t === '' || t === 'その他' || /^\d+$/.test(t) || t.length > 40) return null;
  if (t === '無床診療所') return { ja: '診療所（入院なし）', en: 'Clinic without beds' };
  if (t === '有床診療所') return { ja: '診療所（入院あり）', en: 'Clinic with beds' };
  if (/^歯科(診療所|医院)?$/.test(t)) return { ja: '歯科診療所', en: 'Dental clinic' };
  const en = types.find(([pattern]) => pattern.test(t))?.[1];
  return en ? { ja: t, en } : { ja: t };
}

const types: [RegExp, string][] = [
  [/^病院$/, 'Hospital'],
  [/認可外/, 'Unlicensed nursery'],
  [/企業主導/, 'Company-run nursery'],
  [/小規模保育/, 'Small nursery'],
  [/事業所内保育/, 'Nursery at a workplace'],
  [/公立.*保育所|公立保育/, 'Municipal nursery'],
  [/私立.*保育所|私立保育/, 'Private nursery'],
  [/病児/, 'Nursery for sick children'],
  [/地域子育て支援拠点|子育て支援センター/, 'Drop-in centre for families'],
  [/放課後児童クラブ/, 'After-school club'],
  [/児童館/, "Children's hall"],
  [/こども園/, 'Nursery and kindergarten in one'],
  [/幼稚園/, 'Kindergarten'],
  [/義務教育学校/, 'Elementary and junior high school in one'],
  [/小学校/, 'Elementary school'],
  [/中学校/, 'Junior high school'],
  [/高等学校/, 'High school'],
  [/特別支援学校/, 'School for special needs education'],
  [/道の駅/, 'Roadside station'],
  [/観光スポット/, 'Place to visit'],
];

const article = (noun: string) => (/^[AEIOU](?!ni|ne)/.test(noun) ? 'An' : 'A');

/** What a sentence calls the place: its 種別, else what its name says, else its kind. */
export function nounOf(kind: PlaceKind, name: string, type: Localized | null): { ja: string; en: string } {
  const word = placeKindTable[kind].noun;
  const found = nouns.find(([pattern]) => pattern.test(name));
  // 児童館 and 観光スポット stand over lists of many things; their names say more.
  if (type && !(found && /児童館|観光スポット/.test(type.ja))) {
    const ja = type.ja.replace(/（入院(?:なし|あり)）$/, '');
    const en = type.en && `${article(type.en)} ${type.en.charAt(0).toLowerCase()}${type.en.slice(1)}`;
    return { ja, en: en ?? word.en };
  }
  return found ? { ja: found[1], en: found[2] } : word;
}
