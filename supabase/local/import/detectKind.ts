import type { PlaceKind } from '../../functions/_shared/contract/town.ts';
import type { Columns } from './columns.ts';
import type { Table } from './readTable.ts';

export const datasetKinds = ['childcare', 'education', 'public', 'medical', 'events'] as const;
export type DatasetKind = (typeof datasetKinds)[number];

export const datasetNames: Record<DatasetKind, string> = {
  childcare: '子育て施設一覧',
  education: '教育機関一覧',
  public: '公共施設一覧',
  medical: '医療機関一覧',
  events: 'イベント一覧',
};

/** Lists that have names and addresses too, but are no places to show a family. */
const otherLists: [RegExp, string][] = [
  [/installationPosition|equipmentForChildren|AED|設置位置/, 'AED設置箇所一覧'],
  [/ssid/i, '公衆無線LANアクセスポイント一覧'],
  [/flood_L1|evacuationSpace|指定緊急避難場所|災害種別/, '避難場所一覧'],
  [/culturalPropertyDate|文化財指定日|文化財分類/, '文化財一覧'],
  [
    /totalPopulation|総人口|地域名.*調査年月日|birthTotal|youthPopulation|withinThePrefOfTransfer/,
    '人口などの統計',
  ],
];

const schools = /(小学校|中学校|高等学校|高校|学校|学園)(?:[（(].*)?$/;
const childcare = /(保育|幼稚園|こども園|子ども園|児童館|児童クラブ|子育て|ファミリー・サポート|託児)/;

/** What a file lists, from its headers first and its names second; a reason in Japanese when it is none of ours. */
export function detectKind(table: Table, columns: Columns): { kind: DatasetKind } | { reason: string } {
  const headers = table.headers.join(' ');
  const other = otherLists.find(([pattern]) => pattern.test(headers));
  if (other) return { reason: `「${other[1]}」のようです。この取り込みの対象ではありません。` };
  if (columns.start_date && (columns.event_name ?? columns.name)) return { kind: 'events' };
  if (!columns.name) return { reason: '施設の名前の列（名称・name など）が見つかりません。' };
  if (!columns.address && !columns.address_town && !columns.lat) {
    return {
      reason:
        '住所（住所・所在地_連結表記・address など）も緯度・経度もないため、場所の一覧ではないようです。',
    };
  }
  if (columns.medical_subjects || columns.beds) return { kind: 'medical' };
  if (/学校コード|学校種/.test(headers)) return { kind: 'education' };
  if (columns.ages || columns.temporary_keeping || columns.sick_care) return { kind: 'childcare' };
  const names = table.rows
    .map((row) => row.cells.get(columns.name ?? '') ?? '')
    .filter((name) => name !== '');
  const share = (pattern: RegExp) =>
    names.filter((name) => pattern.test(name)).length / Math.max(1, names.length);
  if (share(childcare) > 0.7) return { kind: 'childcare' };
  if (share(schools) > 0.7) return { kind: 'education' };
  return { kind: 'public' };
}

const kindsByWords: [RegExp, PlaceKind][] = [
  [/小学校|A[BC]?1?\(?小学校|義務教育学校/, 'elementary_school'],
  [/中学校|中等教育学校/, 'junior_high_school'],
  [/高等学校|高校|高専/, 'high_school'],
  [/認定こども園|こども園|子ども園/, 'childcare_centre'],
  [
    /放課後児童|児童クラブ|児童館|児童の家|児童センター|子育て支援|子育て.*(ひろば|広場|ステーション)|ファミリー・サポート|病児/,
    'childcare_support',
  ],
  [/幼稚園/, 'kindergarten'],
  [/保育/, 'daycare'],
  [/図書館/, 'library'],
  [/美術館|博物館|資料館|記念館|ギャラリー/, 'museum'],
  [/コミュニティセンター|公民館|集会所|交流館|市民センター|生涯学習/, 'community_centre'],
  [/市役所|町役場|村役場|支所|出張所|総合センター/, 'town_hall'],
  [/道の駅|市場|商店/, 'shop'],
  [/公園|緑地|広場|運動場|庭園/, 'park'],
  [/神社|寺$|八幡/, 'shrine'],
  [/駅$/, 'station'],
];

/** The kind of one place, from what it is called and what type it says it is. */
export function placeKindOf(dataset: DatasetKind, name: string, type: string): PlaceKind {
  if (dataset === 'medical') return /病院/.test(type) || /病院/.test(name) ? 'hospital' : 'clinic';
  const fits = dataset === 'childcare' ? kindsByWords.slice(3, 7) : kindsByWords;
  for (const text of [type, name]) {
    const found = fits.find(([pattern]) => pattern.test(text));
    if (found) return found[1];
  }
  return dataset === 'childcare' ? 'childcare_support' : 'public_facility';
}
