import type { Columns } from './columns.ts';
import { fileSubject } from './fileSubject.ts';
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
  [/介護サービス/, '介護サービス事業所一覧'],
  [/implementationLocation.*clubName/, '放課後児童クラブの連絡先一覧'],
  [
    /totalPopulation|総人口|地域名.*調査年月日|birthTotal|youthPopulation|withinThePrefOfTransfer/,
    '人口などの統計',
  ],
];

const schools = /(小学校|中学校|高等学校|高校|学校|学園)(?:[（(].*)?$/;
const childcare = /(保育|幼稚園|こども園|子ども園|児童館|児童クラブ|学童|子育て|ファミリー・サポート|託児)/;

export type Detected = { kind: DatasetKind } | { reason: string; known: boolean };

/**
 * What a file lists: from its headers first, then its name, then the names in it; a reason in Japanese when it is none
 * of ours.
 */
export function detectKind(table: Table, columns: Columns, fileName: string): Detected {
  const headers = table.headers.join(' ');
  const other = otherLists.find(([pattern]) => pattern.test(headers));
  if (other) return { known: true, reason: `「${other[1]}」のようです。この取り込みの対象ではありません。` };
  if (columns.start_date && (columns.event_name ?? columns.name)) return { kind: 'events' };
  const lacking = lackingColumns(columns);
  if (lacking) {
    const seen = table.headers.filter((h) => h !== '').slice(0, 12);
    return {
      known: false,
      reason: `${table.headerLine}行目（見出し）: ${lacking}見出し: ${seen.join('、') || 'なし'}`,
    };
  }
  if (columns.medical_subjects ?? columns.beds) return { kind: 'medical' };
  if (/学校コード|学校種/.test(headers)) return { kind: 'education' };
  if (columns.ages ?? columns.temporary_keeping ?? columns.sick_care) return { kind: 'childcare' };
  const subject = fileSubject(fileName);
  if (subject && !/道の駅|観光/.test(subject)) return { kind: 'childcare' };
  const names = table.rows
    .map((row) => row.cells.get(columns.name ?? '') ?? '')
    .filter((name) => name !== '');
  const share = (pattern: RegExp) =>
    names.filter((name) => pattern.test(name)).length / Math.max(1, names.length);
  if (share(childcare) > 0.7) return { kind: 'childcare' };
  if (share(schools) > 0.7) return { kind: 'education' };
  return { kind: 'public' };
}

function lackingColumns(columns: Columns): string | null {
  if (columns.event_name) return '開催日の列（開始日・開催日など）が見つかりません。';
  if (!columns.name) return '施設の名前の列（名称・施設名・name など）が見つかりません。';
  if (columns.address ?? columns.address_town ?? columns.lat ?? columns.location) return null;
  return '住所（住所・所在地_連結表記・address など）も緯度・経度もないため、場所の一覧ではないようです。';
}
