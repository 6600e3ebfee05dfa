import { createHash } from 'node:crypto';
import type { Fact, Localized, Place, PlaceKind, Theme } from '../../functions/_shared/contract/town.ts';
import type { Column, Columns } from './columns.ts';
import { parseDate } from './dates.ts';
import { placeKindOf, type DatasetKind } from './detectKind.ts';
import type { Row } from './readTable.ts';
import { readAges, readCount, readDays, readHours, readPhone, readUrl, readYesNo, tidy } from './values.ts';

export interface Origin {
  kind: DatasetKind;
  checkedOn: string;
  ownerSection: Localized;
  source: Fact['source'];
}

export interface RowProblem {
  column: string;
  reason: string;
}

const words: Record<PlaceKind, { ja: string; en: string; theme: Theme }> = {
  elementary_school: { ja: '小学校', en: 'An elementary school', theme: 'learn' },
  junior_high_school: { ja: '中学校', en: 'A junior high school', theme: 'learn' },
  high_school: { ja: '高校', en: 'A high school', theme: 'learn' },
  daycare: { ja: '保育所', en: 'A nursery', theme: 'learn' },
  kindergarten: { ja: '幼稚園', en: 'A kindergarten', theme: 'learn' },
  childcare_centre: {
    ja: '認定こども園',
    en: 'A centre for early childhood education and care',
    theme: 'learn',
  },
  childcare_support: { ja: '子育てを支える施設', en: 'A place that supports families', theme: 'learn' },
  clinic: { ja: '診療所', en: 'A clinic', theme: 'live' },
  hospital: { ja: '病院', en: 'A hospital', theme: 'live' },
  station: { ja: '駅', en: 'A station', theme: 'live' },
  town_hall: { ja: '役所の窓口', en: 'A municipal office', theme: 'live' },
  community_centre: { ja: '地域の集まりの場', en: 'A community centre', theme: 'live' },
  library: { ja: '図書館', en: 'A library', theme: 'learn' },
  museum: { ja: '文化施設', en: 'A museum', theme: 'nature' },
  shop: { ja: '買い物のできる場所', en: 'A place to shop', theme: 'live' },
  park: { ja: '公園', en: 'A park', theme: 'nature' },
  shrine: { ja: '社寺', en: 'A shrine or temple', theme: 'nature' },
  house: { ja: '住まい', en: 'A house', theme: 'live' },
  workplace: { ja: '働く場所', en: 'A workplace', theme: 'work' },
  farm: { ja: '農地', en: 'A farm', theme: 'work' },
  river: { ja: '川', en: 'A river', theme: 'nature' },
  lookout: { ja: '見晴らしの場所', en: 'A lookout', theme: 'nature' },
  square: { ja: '広場', en: 'A square', theme: 'live' },
  public_facility: { ja: '公共施設', en: 'A public facility', theme: 'live' },
};

/** One row as a place of the contract, or what is wrong with it, by the file's own column name. */
export function toPlace(row: Row, columns: Columns, origin: Origin): Place | RowProblem[] {
  const cell = (column: Column) => tidy(row.cells.get(columns[column] ?? '') ?? '');
  const problems: RowProblem[] = [];
  const name = cell('name');
  if (name === '') problems.push({ column: columns.name ?? '名称', reason: '名前が空です。' });
  if (name.length > 120)
    problems.push({ column: columns.name ?? '名称', reason: '名前が長すぎます（120字まで）。' });
  const location = readLocation(cell, columns, problems);
  if (problems.length > 0) return problems;

  const address =
    cell('address') || [cell('address_city'), cell('address_town'), cell('address_rest')].join('');
  const kind = placeKindOf(origin.kind, name, cell('type'));
  const facts = readFacts(cell, origin);
  const word = words[kind];
  const capacity = facts.find((f) => f.fact_id === 'capacity')?.value.ja;
  return {
    place_id: placeId(kind, cell('id'), name, address),
    theme: word.theme,
    kind,
    name: { ja: name },
    summary: {
      ja: `${address === '' ? '' : `${address}にある`}${word.ja}です。${capacity ? `定員は${capacity}です。` : ''}`,
      en: `${word.en}${address === '' ? '' : ` at ${address}`}.${capacity ? ` It has room for ${capacity.replace(/人$/, '')}.` : ''}`,
    },
    ...(address === '' ? {} : { address: [address, cell('building')].filter(Boolean).join(' ') }),
    ...optional('phone', readPhone(cell('phone'))),
    ...optional('url', readUrl(cell('url'))),
    ...(location ? { location } : {}),
    facts,
    spots: [],
  };
}

const optional = <K extends string>(key: K, value: string | null) => (value === null ? {} : { [key]: value });

/** The official number where there is one; else the name and address, so that the same place keeps its id. */
function placeId(kind: PlaceKind, id: string, name: string, address: string): string {
  const prefix = kind.replaceAll('_', '-');
  const official = /^[A-Z]{1,2}\d{6,}$/.exec(id)?.[0]; // 学校コード, ID: unique beyond the file, unlike a running number
  if (official) return `${prefix}-${official.toLowerCase()}`;
  const plain = (text: string) =>
    text
      .replace(/[\s　]/g, '')
      .replace(/^.{2,3}[都道府県](?=.+[市区町村])/, '')
      .replace(/[‐‑–—−ー]/g, '-');
  return `${prefix}-${createHash('sha256')
    .update(`${plain(name)}|${plain(address)}`)
    .digest('hex')
    .slice(0, 12)}`;
}

function readLocation(
  cell: (c: Column) => string,
  columns: Columns,
  problems: RowProblem[],
): Place['location'] | null {
  const [latText, lonText] = columns.lat ? [cell('lat'), cell('lon')] : cell('location').split(/[,、 ]+/);
  if (!latText || !lonText) return null;
  const [lat, lon] = [Number(latText), Number(lonText)];
  if (lat === 0 && lon === 0) return null; // how several sources write "not known"
  const wrong = (column: Column, text: string) =>
    problems.push({
      column: columns[column] ?? columns.location ?? '緯度',
      reason: `「${text}」は日本の中の値ではありません。`,
    });
  if (!(lat >= 20 && lat <= 46)) wrong('lat', latText);
  if (!(lon >= 122 && lon <= 154)) wrong('lon', lonText);
  return { lat, lon };
}

function readFacts(cell: (c: Column) => string, origin: Origin): Fact[] {
  const facts: Fact[] = [];
  const add = (fact_id: string, label: Localized, value: Localized | null) => {
    if (value === null || value.ja === '') return;
    facts.push({
      fact_id,
      label,
      value,
      checked_on: parseDate(cell('checked_on')) ?? origin.checkedOn,
      owner_section: origin.ownerSection,
      source: origin.source,
    });
  };
  const plain = (column: Column): Localized | null => (cell(column) === '' ? null : { ja: cell(column) });
  const yesNo = (column: Column): Localized | null => {
    const answer = readYesNo(cell(column));
    return answer === null ? plain(column) : answer ? { ja: 'あり', en: 'yes' } : { ja: 'なし', en: 'no' };
  };
  const count = (column: Column, unit: string): Localized | null => {
    const n = readCount(cell(column));
    return n === null ? plain(column) : n === 0 ? null : { ja: `${n}${unit}`, en: String(n) };
  };
  const hours =
    cell('start_time') !== '' && cell('end_time') !== ''
      ? readHours(
          `${cell('start_time').replace(/:00$/, (s, i: number) => (i > 4 ? '' : s))}～${cell('end_time')}`,
        )
      : readHours(cell('start_time') || cell('hours_weekday'));

  add('type', { ja: '種別', en: 'Type' }, plain('type'));
  add('capacity', { ja: '定員', en: 'Capacity' }, count('capacity', '人'));
  add('ages', { ja: '受け入れる年齢', en: 'Ages' }, readAges(cell('ages')));
  add('days', { ja: '利用できる曜日', en: 'Days' }, readDays(cell('days')));
  add('hours', { ja: '利用できる時間', en: 'Hours' }, hours);
  add('hours-saturday', { ja: '土曜日の時間', en: 'Saturdays' }, readHours(cell('hours_saturday')));
  add('hours-sunday', { ja: '日曜日の時間', en: 'Sundays' }, readHours(cell('hours_sunday')));
  add('extended', { ja: '延長', en: 'Extended hours' }, plain('extended'));
  add('days-note', { ja: '日時の注意', en: 'Notes on days and hours' }, plain('days_note'));
  add('temporary-keeping', { ja: '一時預かり', en: 'Temporary care' }, yesNo('temporary_keeping'));
  add('sick-care', { ja: '病児保育', en: 'Care for sick children' }, yesNo('sick_care'));
  add('services', { ja: '保育の内容', en: 'Services' }, plain('services'));
  add('medical-subjects', { ja: '診療科目', en: 'Departments' }, plain('medical_subjects'));
  add('beds', { ja: '病床数', en: 'Beds' }, count('beds', '床'));
  add('price', { ja: '料金', en: 'Price' }, plain('price'));
  add('price-note', { ja: '料金の詳細', en: 'Details of prices' }, plain('price_note'));
  add('access', { ja: '行き方', en: 'How to get there' }, plain('access'));
  add('parking', { ja: '駐車場', en: 'Parking' }, plain('parking'));
  add(
    'operator',
    { ja: '設置・運営', en: 'Run by' },
    /^\d+$/.test(cell('operator')) ? null : plain('operator'),
  );
  add(
    'founded-on',
    { ja: '開設', en: 'Opened' },
    parseDate(cell('founded_on')) ? { ja: parseDate(cell('founded_on')) ?? '' } : plain('founded_on'),
  );
  add('description', { ja: '説明', en: 'Description' }, plain('description'));
  add('note', { ja: '備考', en: 'Note' }, plain('note'));
  // Every place carries one statement with a date and a source at least.
  if (facts.length === 0)
    add('listed', { ja: '公開データ', en: 'Open data' }, { ja: '一覧に載っています。', en: 'Listed.' });
  return facts;
}
