import Papa from 'papaparse';
import type { ReportTables, TableCell } from './reportTables.ts';

const plain = (cell: TableCell): string | number =>
  typeof cell === 'string' ? cell : 'hidden' in cell ? cell.hidden : cell.number;

/**
 * The KPI table as CSV that Excel opens rightly: UTF-8 with BOM, CRLF; each row with its formula, its measures and the queries that
 * count them, and that its numbers are told in fives where they are. Cells that begin like a formula are made harmless.
 */
export function reportCsv(
  tables: ReportTables,
  more: { formula: string; measures: string; queries: string; rounding: string },
): string {
  const table = tables.sections.find((s) => s.kind === 'table');
  const queryOf = new Map(tables.measures.map((m) => [m.name, m.query]));
  const rows = (table?.rows ?? []).map((row) => {
    const definition = tables.definitions.find((d) => d.id === row.id);
    const measures = definition?.measures ?? [];
    const queries = new Set(measures.flatMap((m) => queryOf.get(m) ?? []));
    return [
      ...row.cells.map(plain),
      definition?.formula ?? '',
      measures.join(' '),
      [...queries].join(' '),
      ...(tables.rounding === '' ? [] : [tables.rounding]),
    ];
  });
  const head = [
    ...(table?.columns ?? []),
    more.formula,
    more.measures,
    more.queries,
    ...(tables.rounding === '' ? [] : [more.rounding]),
  ];
  return `\uFEFF${Papa.unparse([head, ...rows], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
