import { csvFile } from '../../shared/csvFile.ts';
import type { ReportTables, TableCell } from './reportTables.ts';

const plain = (cell: TableCell): string | number => {
  if (typeof cell === 'string') return cell;
  return 'hidden' in cell ? cell.hidden : 'day' in cell ? cell.day : cell.number;
};

/**
 * The KPI table as CSV: each row with its formula, its measures, the queries that count them where they go along, and
 * that its numbers are told in fives, or stay inside, where they do.
 */
export function reportCsv(
  tables: ReportTables,
  more: { formula: string; measures: string; queries: string; rounding: string; handling: string },
): string {
  const table = tables.sections.find((s) => s.kind === 'table');
  const queryOf = new Map(tables.measures.map((m) => [m.name, m.query]));
  /** The same words in every row, with a head of their own; none where there is nothing to say. */
  const notes = [
    [more.rounding, tables.rounding],
    [more.handling, tables.handling],
  ].filter(([, said]) => said !== '');
  const hasQueries = tables.queries.length > 0;
  const rows = (table?.rows ?? []).map((row) => {
    const definition = tables.definitions.find((d) => d.id === row.id);
    const measures = definition?.measures ?? [];
    const queries = new Set(measures.flatMap((m) => queryOf.get(m) ?? []));
    return [
      ...row.cells.map(plain),
      definition?.formula ?? '',
      measures.join(' '),
      ...(hasQueries ? [[...queries].join(' ')] : []),
      ...notes.map(([, said]) => said),
    ];
  });
  const head = [
    ...(table?.columns ?? []),
    more.formula,
    more.measures,
    ...(hasQueries ? [more.queries] : []),
    ...notes.map(([name]) => name),
  ];
  return csvFile([head, ...rows]);
}
