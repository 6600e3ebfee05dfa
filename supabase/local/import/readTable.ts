import Papa from 'papaparse';

export interface Row {
  /** Line in the file where the row begins, from 1; a cell may hold line breaks. */
  line: number;
  /** Header as written -> trimmed cell. */
  cells: Map<string, string>;
}

export interface Table {
  headers: string[];
  rows: Row[];
  /** Lines such as `#license,…` of the older #property form. */
  notes: Map<string, string>;
}

export interface TableProblem {
  line: number;
  column: string;
  reason: string;
}

/** Reads CSV into rows by header name. Problems are the reader's: broken quotes, no header, a row with too many cells. */
export function readTable(text: string): { table: Table; problems: TableProblem[] } {
  const problems: TableProblem[] = [];
  const notes = new Map<string, string>();
  const rows: Row[] = [];
  let headers: string[] | null = null;
  let begins = 0;
  let line = 1;

  const sheet = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: false,
    step: ({ data, errors, meta }) => {
      const at = line;
      line += text.slice(begins, meta.cursor).split('\n').length - 1;
      begins = meta.cursor;
      for (const error of errors) {
        if (error.type === 'Quotes')
          problems.push({ line: at, column: '—', reason: '引用符（"）の数が合いません。' });
      }
      const cells = data.map((cell) => cell.trim());
      if (cells.every((cell) => cell === '')) return;
      const first = cells[0] ?? '';
      if (headers === null) {
        if (first.startsWith('#') && first !== '#property') notes.set(first.slice(1), cells[1] ?? '');
        else headers = cells.map((cell) => cell);
        return;
      }
      if (first.startsWith('#')) return; // #object_type_xsd, #property_context
      const named = new Map<string, string>();
      for (const [i, header] of headers.entries()) if (header !== '') named.set(header, cells[i] ?? '');
      if (cells.slice(headers.length).some((cell) => cell !== '')) {
        problems.push({
          line: at,
          column: '—',
          reason: `見出しは${headers.length}列ですが、${cells.length}列あります。`,
        });
      }
      rows.push({ line: at, cells: named });
    },
  });
  void sheet;
  if (headers === null) problems.push({ line: 1, column: '—', reason: '見出しの行がありません。' });
  return { table: { headers: headers ?? [], rows, notes }, problems };
}
