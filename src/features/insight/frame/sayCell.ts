import type { Cell, CellKind, Say, TableData } from './panelSpec.ts';
import type { CsvCell } from '../../../shared/csvFile.ts';

/** A number as it is said: with its unit, a share in percent, a change with its sign. */
export function sayCell(
  value: number,
  kind: CellKind,
  say: Pick<Say, 'count' | 'percent' | 'dwell' | 'times'>,
): string {
  switch (kind) {
    case 'dwell':
      return say.dwell(value);
    case 'share':
      return say.percent(value);
    case 'times':
      return say.times(value);
    case 'change':
      return value === 0 ? '±0' : `${value > 0 ? '+' : '−'}${say.count(Math.abs(value))}`;
    default:
      return say.count(value);
  }
}

/** A cell in words; what there is nothing to say of is a dash, never 0. */
export function wordsOf(cell: Cell, kind: CellKind, say: Say): string {
  if (cell === undefined) return '—';
  return typeof cell === 'string' ? cell : sayCell(cell, kind, say);
}

/**
 * A table as a file has it: bare numbers, dwell in seconds, shares in percent to one digit; nothing to say stays empty.
 */
export function csvTable(table: TableData, say: Pick<Say, 't'>): { headers: string[]; rows: CsvCell[][] } {
  const unit = (kind: CellKind) =>
    kind === 'dwell' ? say.t('insight.inSeconds') : kind === 'share' ? say.t('insight.inPercent') : '';
  const bare = (cell: Cell, kind: CellKind): CsvCell => {
    if (cell === undefined) return '';
    if (typeof cell === 'string') return cell;
    if (kind === 'dwell') return Math.round(cell / 1000);
    if (kind === 'times') return Math.round(cell * 100) / 100;
    return kind === 'share' ? Math.round(cell * 1000) / 10 : cell;
  };
  return {
    headers: [say.t('insight.code'), ...table.columns.map(({ title, kind }) => `${title}${unit(kind)}`)],
    rows: table.rows.map((row) => [
      row.key,
      ...row.cells.map((cell, i) => bare(cell, table.columns[i]?.kind ?? 'text')),
    ]),
  };
}
