import Papa from 'papaparse';

export interface Row {
  /** Line in the file where the row begins, from 1; a cell may hold line breaks. */
  line: number;
  /** Header as written -> trimmed cell. */
  cells: Map<string, string>;
}

export interface Table {
  headers: string[];
  headerLine: number;
  rows: Row[];
  /** Lines such as `#license,…` of the older #property form. */
  notes: Map<string, string>;
}

export interface TableProblem {
  line: number;
  column: string;
  reason: string;
}

interface Sheet {
  line: number;
  cells: string[];
  brokenQuotes: boolean;
}

/**
 * Reads CSV into rows by header name. Problems are the reader's: broken quotes, no header, a row with too many cells, a
 * cut end.
 */
export function readTable(text: string): { table: Table; problems: TableProblem[] } {
  const problems: TableProblem[] = [];
  const table: Table = { headers: [], headerLine: 1, rows: [], notes: new Map() };
  const lengths: { line: number; cells: string[] }[] = [];
  for (const { line, cells, brokenQuotes } of readSheet(text)) {
    const first = cells[0] ?? '';
    if (brokenQuotes) {
      const column = table.headers[cells.length - 1] ?? '—';
      problems.push({ line, column, reason: '引用符（"）が閉じていないか、数が合いません。' });
      continue;
    }
    if (cells.every((cell) => cell === '')) continue;
    if (table.headers.length === 0) {
      if (first.startsWith('#') && first !== '#property') table.notes.set(first.slice(1), cells[1] ?? '');
      else {
        table.headers = cells;
        table.headerLine = line;
      }
      continue;
    }
    if (first.startsWith('#')) continue; // #object_type_xsd, #property_context
    lengths.push({ line, cells });
    if (cells.slice(table.headers.length).some((cell) => cell !== ''))
      problems.push({
        line,
        column: '—',
        reason: `見出しは${table.headers.length}列ですが、${cells.length}列あります。`,
      });
    table.rows.push({ line, cells: byHeader(table.headers, cells) });
  }
  if (table.headers.length === 0) problems.push({ line: 1, column: '—', reason: '見出しの行がありません。' });
  const last = lengths.at(-1);
  const width = table.headers.length;
  // One short row at the very end, without a line break after it: the file was cut while it was written.
  if (last && last.cells.length < width && !text.endsWith('\n') && !text.endsWith('\r')) {
    if (lengths.length > 1 && lengths.slice(0, -1).every(({ cells }) => cells.length >= width))
      problems.push({
        line: last.line,
        column: table.headers[last.cells.length] ?? '—',
        reason: '最後の行が途中で切れているようです。',
      });
  }
  return { table, problems };
}

function readSheet(text: string): Sheet[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const sheet: Sheet[] = [];
  let begins = 0;
  let line = 1;
  Papa.parse<string[]>(plain, {
    newline: '\n',
    delimitersToGuess: [',', '\t', ';'],
    step: ({ data, errors, meta }) => {
      sheet.push({
        line,
        cells: data.map((cell) => cell.trim()),
        brokenQuotes: errors.some((error) => error.type === 'Quotes'),
      });
      line += plain.slice(begins, meta.cursor).split('\n').length - 1;
      begins = meta.cursor;
    },
  });
  return sheet;
}

/** Of two columns with one name, the first that holds something counts. */
function byHeader(headers: string[], cells: string[]): Map<string, string> {
  const named = new Map<string, string>();
  for (const [i, header] of headers.entries())
    if (header !== '' && (named.get(header) ?? '') === '') named.set(header, cells[i] ?? '');
  return named;
}
