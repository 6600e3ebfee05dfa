import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  place as placeSchema,
  townEvent as eventSchema,
  type Place,
  type TownEvent,
} from '../../functions/_shared/contract/town.ts';
import { findColumns, type Columns } from './columns.ts';
import { parseDate } from './dates.ts';
import { decodeText } from './decodeText.ts';
import { datasetNames, detectKind, type DatasetKind } from './detectKind.ts';
import { readTable, type Row, type Table } from './readTable.ts';
import { toPlace, type Origin, type RowProblem } from './toPlace.ts';
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
  kind: DatasetKind | null;
}

/** Reads one file, or says in Japanese why nothing of it can be read. */
export function readFile(
  file: string,
  options: ReadOptions,
): ReadFile | { file: string; reason: string; skipped: boolean } {
  const fail = (reason: string, skipped = false) => ({ file, reason, skipped });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return fail(`ファイルを開けません（${(error as NodeJS.ErrnoException).code ?? '不明'}）。`);
  }
  if (bytes.length === 0) return fail('ファイルが空です。');
  const decoded = decodeText(bytes);
  if (!decoded)
    return fail(
      '文字として読めません。UTF-8 か Shift_JIS の CSV にしてください（Excel ファイルは CSV で保存し直してください）。',
    );
  const { table, problems } = readTable(decoded.text);
  const columns = findColumns(table.headers);
  if (table.rows.length === 0 && problems.length === 0) return fail('見出しのほかに行がありません。');
  const detected = options.kind ? { kind: options.kind } : detectKind(table, columns);
  if ('reason' in detected)
    return problems.length > 0
      ? fail(`${detected.reason}${problems[0]?.reason ?? ''}`)
      : fail(detected.reason, true);

  const origin = originOf(file, table, detected.kind, options);
  const result: ReadFile = {
    file,
    origin: path.basename(file).replace(/\.[^.]+$/, ''),
    kind: detected.kind,
    encoding: decoded.encoding,
    rows: table.rows.length,
    places: [],
    townEvents: [],
    refusals: [...problems],
    leftOut: [],
    hints: {
      addresses: texts(table.rows, columns, 'address').concat(texts(table.rows, columns, 'prefecture')),
      codes: texts(table.rows, columns, 'municipality_code'),
    },
  };
  readRows(result, table, columns, origin);
  result.refusals.sort((a, b) => a.line - b.line);
  return result;
}

function readRows(result: ReadFile, table: Table, columns: Columns, origin: Origin): void {
  const year = Number(origin.checkedOn.slice(0, 4)) - (Number(origin.checkedOn.slice(5, 7)) < 4 ? 1 : 0);
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const refuse = (found: RowProblem[]) =>
      result.refusals.push(...found.map((p) => ({ line: row.line, ...p })));
    const closed = row.cells.get(columns.closed_on ?? '') ?? '';
    if (closed !== '' && (parseDate(closed) ?? '9999') <= origin.checkedOn) continue; // a school that is no more
    const read =
      result.kind === 'events' ? toTownEvent(row, columns, origin, year) : toPlace(row, columns, origin);
    if (Array.isArray(read)) {
      refuse(read);
      continue;
    }
    const id = 'place_id' in read ? read.place_id : read.town_event_id;
    const before = seen.get(id);
    if (before !== undefined) {
      const column = columns.event_name ?? columns.name ?? '名称';
      result.leftOut.push({
        line: row.line,
        column,
        reason: `${before}行目と同じなので、一つにまとめます。`,
      });
      continue;
    }
    seen.set(id, row.line);
    const checked = 'place_id' in read ? placeSchema.safeParse(read) : eventSchema.safeParse(read);
    if (!checked.success) {
      refuse([
        {
          column: String(checked.error.issues[0]?.path.join('.') ?? '—'),
          reason: '値の形が正しくありません。',
        },
      ]);
    } else if ('place_id' in read) result.places.push(read);
    else result.townEvents.push(read);
  }
}

function texts(
  rows: Row[],
  columns: Columns,
  column: 'address' | 'prefecture' | 'municipality_code',
): string[] {
  const header = columns[column];
  return header ? rows.map((row) => row.cells.get(header) ?? '').filter((text) => text !== '') : [];
}

function originOf(file: string, table: Table, kind: DatasetKind, options: ReadOptions): Origin {
  const town = options.townName ?? table.notes.get('attribution_name') ?? '';
  const licence = table.notes.get('license');
  const title =
    options.source ??
    `${town}の公開データ「${datasetNames[kind]}」（${path.basename(file)}${licence ? `、${licence}` : ''}）`;
  return {
    kind,
    checkedOn: options.checkedOn ?? tokyoDay(statSync(file).mtime),
    ownerSection: { ja: options.ownerSection ?? `${town === '' ? '公開データ' : town}の担当課` },
    source: { title: { ja: title }, ...(options.sourceUrl ? { url: options.sourceUrl } : {}) },
  };
}

const tokyoDay = (date: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(date);
