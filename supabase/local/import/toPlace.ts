import { placeKindTable } from '../../functions/_shared/contract/placeKinds.ts';
import type { Localized, Place, PlaceKind, Theme } from '../../functions/_shared/contract/town.ts';
import type { Column, Columns } from './columns.ts';
import type { DatasetKind } from './detectKind.ts';
import { subjectSentence } from './medicalSubjects.ts';
import { placeId } from './placeId.ts';
import { placeKindOf } from './placeKindOf.ts';
import { nounOf, readType } from './placeWords.ts';
import { readFacts, type Cell, type Origin } from './readFacts.ts';
import { readLocation } from './readLocation.ts';
import type { Row } from './readTable.ts';
import { prose, tidy } from './text.ts';
import { readPhone, readUrl } from './values.ts';

export interface RowProblem {
  column: string;
  reason: string;
}

export interface PlaceReader {
  dataset: DatasetKind;
  columns: Columns;
  origin: Origin;
  /** 種別 out of the file's name, for files without such a column. */
  subject: string | null;
  /** Of rows whose kind nothing tells. */
  restKind: PlaceKind;
}

/** What a row says about its kind, before the rest of the file has been seen; null when it says nothing. */
export function rowKind(
  row: Row,
  { dataset, columns, subject }: Omit<PlaceReader, 'restKind' | 'origin'>,
): PlaceKind | null {
  const cell = cellsOf(row, columns);
  return placeKindOf(dataset, cell('name'), typeOf(cell, subject)?.ja ?? '');
}

/** One row as a place of the contract, or what is wrong with it, by the file's own column name. */
export function toPlace(row: Row, reader: PlaceReader): Place | RowProblem[] {
  const { columns, dataset, origin } = reader;
  const cell = cellsOf(row, columns);
  const problems: RowProblem[] = [];
  const name = cell('name').replaceAll('\n', ' ');
  const nameColumn = columns.name ?? '名称';
  if (name === '') problems.push({ column: nameColumn, reason: '名前が空です。' });
  if (name.length > 120) problems.push({ column: nameColumn, reason: '名前が長すぎます（120字まで）。' });
  const location = readLocation(cell, columns);
  if (location && 'problems' in location) problems.push(...location.problems);
  if (problems.length > 0 || (location && 'problems' in location)) return problems;

  const type = typeOf(cell, reader.subject);
  const kind = rowKind(row, reader) ?? reader.restKind;
  const address = addressOf(cell);
  const facts = readFacts(noteAsType(cell) ? without(cell, 'note') : cell, columns, type, origin);
  // Every place carries at least one statement with a date and a source.
  if (facts.length === 0 || (facts.length === 1 && type)) facts.push(...listed(cell, origin));
  const valueOf = (id: string) => facts.find((f) => f.fact_id === id)?.value;
  return {
    place_id: placeId(kind, cell('id'), name, address, type?.ja),
    theme: themeOf(kind, dataset, type?.ja),
    kind,
    name: { ja: name, ...spoken(name, cell('name_kana')), ...english(cell('name_en')) },
    summary: summarise(nounOf(kind, name, type), address, {
      capacity: valueOf('capacity'),
      ages: valueOf('ages'),
      subjects: cell('medical_subjects'),
    }),
    ...(address === '' ? {} : { address: [address, cell('building')].filter(Boolean).join(' ') }),
    ...optional('phone', readPhone(cell('phone'))),
    ...optional('url', readUrl(cell('url'))),
    ...(location ? { location } : {}),
    facts,
    spots: [],
  };
}

function themeOf(kind: PlaceKind, dataset: DatasetKind, type = ''): Theme {
  if (dataset === 'education') return 'learn';
  return kind === 'public_facility' && /観光/.test(type) ? 'nature' : placeKindTable[kind].theme;
}

export function cellsOf(row: Row, columns: Columns): Cell {
  return (column: Column) => prose(row.cells.get(columns[column] ?? '') ?? '');
}

const without =
  (cell: Cell, column: Column): Cell =>
  (c) =>
    c === column ? '' : cell(c);

/** 「市立幼稚園」 alone in the notes is the type. */
const noteAsType = (cell: Cell) =>
  cell('type') === '' && /^\S{0,20}(幼稚園|こども園|保育所|保育園)$/.test(cell('note'));

const typeOf = (cell: Cell, subject: string | null): Localized | null =>
  readType(cell('type')) ?? readType(noteAsType(cell) ? cell('note') : (subject ?? ''));

function addressOf(cell: Cell): string {
  const whole = cell('address').replaceAll('\n', ' ');
  const city = cell('address_city');
  const parts = [/[都道府県]/.test(city) ? '' : cell('address_prefecture'), city];
  const rest = cell('address_town') + cell('address_rest');
  return (whole || (rest === '' ? '' : parts.join('') + rest)).replace(/^〒?\d{3}-?\d{4}\s*/, '');
}

/** Furigana from the list's own reading of the name. */
function spoken(name: string, kana: string): { 'ja-easy'?: string } {
  const reading = tidy(kana)
    .replaceAll(' ', '')
    .replace(/[ァ-ヶ]/g, (k) => String.fromCharCode(k.charCodeAt(0) - 0x60));
  return reading !== '' && /[\u4e00-\u9fff々]/.test(name) && /^[ぁ-ゖー・]+$/.test(reading)
    ? { 'ja-easy': `｜${name}《${reading}》` }
    : {};
}

const english = (name: string) => (name === '' ? {} : { en: name });

const optional = (key: 'phone' | 'url', value: string | null) => (value === null ? {} : { [key]: value });

function listed(cell: Cell, origin: Origin) {
  const only = (column: Column) =>
    column === 'checked_on' ? cell(column) : column === 'note' ? '自治体の公開データに載っています。' : '';
  return readFacts(only, {}, null, origin).map((fact) => ({
    ...fact,
    fact_id: 'listed',
    label: { ja: '公開データ', en: 'Open data' },
    value: { ...fact.value, en: 'Listed in the open data of the municipality.' },
  }));
}

function summarise(
  noun: { ja: string; en: string },
  address: string,
  about: { capacity?: Localized; ages?: Localized; subjects: string },
): Localized {
  // Only what was read as a single number or a known way of giving ages makes a good sentence.
  const capacity = about.capacity?.en ? about.capacity : undefined;
  const ages = about.ages?.en && !about.ages.ja.includes('、') ? about.ages : undefined;
  const said = [capacity && `定員は${capacity.ja}`, ages && `受け入れは${ages.ja}`]
    .filter(Boolean)
    .join('、');
  return {
    ja:
      `${address === '' ? '' : `${address}にある`}${noun.ja}です。` +
      `${said === '' ? '' : `${said}です。`}${subjectSentence(about.subjects)}`,
    en: [
      `${noun.en}${address === '' ? '' : ` at ${address}`}.`,
      capacity && `It has room for ${capacity.en ?? ''}.`,
      ages && `Ages: ${ages.en ?? ''}.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}
