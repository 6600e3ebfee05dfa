// Only for staff and only when asked for: reached by import().
import writeExcelFile, { type Cell, type CellObject, type Sheet } from 'write-excel-file/universal';
import type { ReportTables, TableCell } from './reportTables.ts';

const border: Partial<CellObject> = { borderStyle: 'thin', borderColor: '#3f4b5c', alignVertical: 'top' };
const words = (value: string, more: Partial<CellObject> = {}): CellObject => ({
  value,
  type: String, // never a formula, whatever it begins with
  wrap: true,
  ...more,
});
const head = (value: string, more: Partial<CellObject> = {}): Cell =>
  words(value, { ...border, fontWeight: 'bold', backgroundColor: '#fbf4e6', ...more });

/** Excel's own 令和: the cell holds a day that can be sorted and reckoned with. */
const eraFormat = '[$-411]ggge"年"m"月"d"日"';

function cellOf(cell: TableCell): CellObject {
  if (typeof cell === 'string') return words(cell, border);
  if ('hidden' in cell) return words(cell.hidden, { ...border, align: 'right', textColor: '#3f4b5c' });
  if ('day' in cell)
    return {
      ...border,
      value: new Date(`${cell.day}T00:00:00Z`),
      type: Date,
      format: eraFormat,
      align: 'right',
    };
  const decimals = cell.decimals > 0 ? `.${'0'.repeat(cell.decimals)}` : '';
  return {
    ...border,
    value: cell.percent ? cell.number / 100 : cell.number,
    type: Number,
    format: cell.percent ? `0${decimals}%` : `#,##0${decimals}`,
    align: 'right',
  };
}

/** A cell over several columns, from the left as words are. */
const spanning = (cell: CellObject, columns: number): CellObject => ({
  ...cell,
  align: 'left',
  columnSpan: columns,
});

const lengthOf = (cell: TableCell | undefined): number => (typeof cell === 'string' ? cell.length : 0);

/** The first sheet has the shape of the form: its heading, its fields as pairs, its sections one below the other. */
function formSheet(tables: ReportTables, name: string): Sheet<Blob> {
  const width = Math.max(4, ...tables.sections.map((s) => (s.kind === 'table' ? s.columns.length : 0)));
  const wide = (cell: Cell): Cell[] => [cell, ...Array<null>(width - 1).fill(null)];
  const data: Cell[][] = [
    ...(tables.handling === ''
      ? []
      : [wide(words(tables.handling, { fontWeight: 'bold', columnSpan: width }))]),
    wide(words(tables.heading, { fontWeight: 'bold', fontSize: 14, columnSpan: width })),
    wide(words([tables.title, tables.period, tables.state].join('\u3000'), { columnSpan: width })),
    ...(tables.rounding === '' ? [] : [wide(words(tables.rounding, { columnSpan: width }))]),
    [],
    ...tables.fields.map(([label, value]) => [
      head(label, { columnSpan: 2 }),
      null,
      spanning(cellOf(value), width - 2),
      ...Array<null>(width - 3).fill(null),
    ]),
  ];
  for (const section of tables.sections) {
    data.push([], wide(words(section.heading, { fontWeight: 'bold', columnSpan: width })));
    if (section.kind === 'words') {
      const lines = Math.max(3, Math.ceil(section.words.length / 45) + section.words.split('\n').length);
      data.push(wide(words(section.words, { ...border, columnSpan: width, height: lines * 16 })));
    } else {
      data.push(
        section.columns.map((column) => head(column)),
        ...section.rows.map((row) => row.cells.map(cellOf)),
      );
    }
  }
  const table = tables.sections.find((s) => s.kind === 'table');
  const widths = table?.rows[0]?.cells.map((cell, i) =>
    typeof cell === 'string' ? Math.max(12, ...table.rows.map((r) => lengthOf(r.cells[i]) * 2)) : 14,
  );
  return {
    sheet: name,
    data,
    columns: Array.from({ length: width }, (_, i) => ({ width: Math.min(40, widths?.[i] ?? 16) })),
    orientation: 'landscape',
    showGridLines: false,
  };
}

export interface SheetWords {
  form: string;
  definitions: string;
  measures: string;
  queries: string;
  kpiHead: string[];
  measureHead: string[];
  queryHead: string[];
}

/**
 * The report as .xlsx: the form, and behind it what every number means, down to the query that counted it where queries
 * go along.
 */
export function reportExcel(tables: ReportTables, said: SheetWords): Promise<Blob> {
  const sheet = (name: string, heads: string[], rows: Cell[][], widths: number[]): Sheet<Blob> => ({
    sheet: name,
    data: [heads.map((h) => head(h)), ...rows],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  const sheets = [
    formSheet(tables, said.form),
    sheet(
      said.definitions,
      said.kpiHead,
      tables.definitions.map((d) =>
        [d.name, String(d.version), d.formula, d.attainment, d.source, d.release, d.measures.join(', ')].map(
          (v) => words(v, border),
        ),
      ),
      [28, 6, 44, 28, 28, 36, 36],
    ),
    sheet(
      said.measures,
      said.measureHead,
      tables.measures.map((m) => [
        words(m.label, border),
        words(m.name, border),
        cellOf(m.value),
        ...[m.unit, m.about, m.definition, m.query].map((v) => words(v, border)),
      ]),
      [24, 24, 14, 8, 32, 60, 24],
    ),
    sheet(
      said.queries,
      said.queryHead,
      tables.queries.map((q) => [words(q.name, border), words(q.text, { ...border, wrap: false })]),
      [24, 120],
    ),
  ];
  return writeExcelFile(tables.queries.length === 0 ? sheets.slice(0, -1) : sheets).toBlob();
}
