import * as v from 'valibot';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  townEvent as eventSchema,
  type Place,
  type TownEvent,
} from '../../functions/_shared/contract/town.ts';
import { keptPlace as placeSchema } from '../../functions/_shared/contract/townPack.ts';
import { findColumns, type Column, type Columns } from './columns.ts';
import { parseDate } from './dates.ts';
import { decodeText } from './decodeText.ts';
import { datasetNames, detectKind, type DatasetKind } from './detectKind.ts';
import { fileSubject } from './fileSubject.ts';
import { restKind } from './placeKindOf.ts';
import type { Origin } from './readFacts.ts';
import { readTable, type Row, type Table } from './readTable.ts';
import { rowKind, toPlace, type RowProblem } from './toPlace.ts';
import { toTownEvent } from './toTownEvent.ts';

export interface Refusal {
  line: number;
  column: string;
  reason: string;
}

/** A file as it was read: what can be imported, and every row that cannot, with the reason. */
export interface ReadFile {
  file: string;
  /** Names the file in the database; the same name later replaces what it brought. */
  origin: string;
  kind: DatasetKind;
  encoding: string;
  rows: number;
  places: Place[];
  townEvents: TownEvent[];
  refusals: Refusal[];
  /** Rows left out although nothing is wrong with them, and why. */
  leftOut: Refusal[];
  /** For finding out which municipality this is: addresses and codes as written. */
  hints: { addresses: string[]; codes: string[] };
}

export interface ReadOptions {
  townName: string | null;
  /** YYYY-MM-DD; without it the day the file was last changed. */
  checkedOn: string | null;
  ownerSection: string | null;
  source: string | null;
  sourceUrl: string | null;
  licence: string | null;
  kind: DatasetKind | null;
}

/** Why nothing of a file can be read; `skipped`: it is a list of another kind, which is no fault of the file. */
export interface Unread {
  file: string;
  reason: string;
  skipped: boolean;
}

/** Reads one file, or says in Japanese why nothing of it can be read. */
export function readFile(file: string, options: ReadOptions): ReadFile | Unread {
  const fail = (reason: string, skipped = false): Unread => ({ file, reason, skipped });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '不明';
    return fail(code === 'ENOENT' ? 'ファイルが見つかりません。' : `ファイルを開けません（${code}）。`);
  }
  if (bytes.length === 0) return fail('ファイルが空です。');
  const decoded = decodeText(bytes);
  if (!decoded)
    return fail(
      '文字として読めません。UTF-8 か Shift_JIS の CSV にしてください（Excel ファイルは CSV で保存し直してください）。',
    );
  const { table, problems } = readTable(decoded.text);
  const columns = findColumns(table.headers);
  const [problem] = problems;
  const known = options.kind ? { kind: options.kind } : detectKind(table, columns, path.basename(file));
  if ('reason' in known)
    return fail(
      problem ? `${problem.line}行目「${problem.column}」: ${problem.reason}${known.reason}` : known.reason,
      known.known && !problem,
    );
  if (table.rows.length === 0 && !problem) return fail('見出しのほかに行がありません。');

  const result: ReadFile = {
    file,
    origin: path.basename(file).replace(/\.[^.]+$/, ''),
    kind: known.kind,
    encoding: decoded.encoding,
    rows: table.rows.length,
    places: [],
    townEvents: [],
    refusals: [...problems],
    leftOut: [],
    hints: {
      addresses: textsOf(table.rows, columns, ['address', 'address_city', 'prefecture']),
      codes: textsOf(table.rows, columns, ['municipality_code']),
    },
  };
  readRows(result, table, columns, originOf(file, table, known.kind, options));
  result.refusals.sort((a, b) => a.line - b.line);
  return result;
}

function readRows(result: ReadFile, table: Table, columns: Columns, origin: Origin): void {
  const subject = fileSubject(path.basename(result.file));
  const about = { dataset: result.kind, columns, subject };
  const kinds = result.kind === 'events' ? [] : table.rows.map((row) => rowKind(row, about));
  const reader = { ...about, origin, restKind: restKind(result.kind, kinds) };
  const year = Number(origin.checkedOn.slice(0, 4)) - (Number(origin.checkedOn.slice(5, 7)) < 4 ? 1 : 0);
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const refuse = (found: RowProblem[]) =>
      result.refusals.push(...found.map((p) => ({ line: row.line, ...p })));
    const column = columns.event_name ?? columns.name ?? '名称';
    const leaveOut = (reason: string) => result.leftOut.push({ line: row.line, column, reason });
    const closed = parseDate(row.cells.get(columns.closed_on ?? '') ?? '');
    if (closed && closed <= origin.checkedOn) {
      leaveOut(`${closed} に廃止されています。`);
      continue;
    }
    const read = result.kind === 'events' ? toTownEvent(row, columns, origin, year) : toPlace(row, reader);
    if (Array.isArray(read)) {
      refuse(read);
      continue;
    }
    const id = 'place_id' in read ? read.place_id : read.town_event_id;
    const before = seen.get(id);
    if (before !== undefined) {
      leaveOut(`${before}行目と同じなので、一つにまとめます。`);
      continue;
    }
    seen.set(id, row.line);
    const checked = 'place_id' in read ? v.safeParse(placeSchema, read) : v.safeParse(eventSchema, read);
    if (!checked.success) {
      const field = v.getDotPath(checked.issues[0]) ?? '—';
      refuse([{ column: field, reason: '値の形が正しくありません。' }]);
    } else if ('place_id' in read) result.places.push(read);
    else result.townEvents.push(read);
  }
}

function textsOf(rows: Row[], columns: Columns, names: Column[]): string[] {
  return names.flatMap((column) => {
    const header = columns[column];
    return header ? rows.map((row) => row.cells.get(header) ?? '').filter((text) => text !== '') : [];
  });
}

function originOf(file: string, table: Table, kind: DatasetKind, options: ReadOptions): Origin {
  const name = path.basename(file);
  const town = options.townName ?? table.notes.get('attribution_name') ?? '';
  const licence = options.licence ?? licenceName(table.notes.get('license'));
  const list = fileSubject(name) ?? datasetNames[kind];
  const title = options.source ?? `${town}の公開データ「${list}」（${name}${licence ? `、${licence}` : ''}）`;
  const from = options.sourceUrl ?? table.notes.get('download_from') ?? '';
  return {
    checkedOn: options.checkedOn ?? tokyoDay(statSync(file).mtime),
    ownerSection: { ja: options.ownerSection ?? `${town === '' ? '公開データ' : town}の担当課` },
    source: { title: { ja: title }, ...(URL.canParse(from) ? { url: from } : {}) },
  };
}

/** 'http://creativecommons.org/licenses/by/4.0/deed.ja' -> CC BY 4.0. */
function licenceName(text: string | undefined): string | undefined {
  const [, terms, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/.exec(text ?? '') ?? [];
  return terms && version ? `CC ${terms.toUpperCase()} ${version}` : text;
}

const tokyoDay = (date: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(date);
