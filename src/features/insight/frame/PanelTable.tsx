import { useId } from 'react';
import { Link } from 'wouter';
import { classNames } from '../../../ui/classNames.ts';
import type { Cell, CellKind, Say, TableData, TableRow } from './panelSpec.ts';
import { wordsOf } from './sayCell.ts';

const scrollsFrom = 12;

/** The figures for everyone: keyboard and screen reader find here all that the chart draws. */
export function PanelTable(props: {
  table: TableData;
  caption: string;
  say: Say;
  /** The address that narrows the page to a row. */
  hrefOf: (filter: NonNullable<TableRow['filter']>) => string | null;
}) {
  const { table, say } = props;
  const captionId = useId();
  const isTall = table.rows.length > scrollsFrom;
  return (
    <div className="min-w-0" data-table>
      <div
        role="region"
        aria-labelledby={captionId}
        // What scrolls must be reachable by keyboard; on a phone every wide table does.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={classNames('scroll-edges overflow-auto', isTall && 'max-h-104')}
      >
        <table className="w-full border-collapse text-sm">
          <caption id={captionId} className="sr-only">
            {say.t('insight.tableOf', { title: props.caption })}
          </caption>
          <thead>
            <tr>
              {table.columns.map((column, i) => (
                <th
                  key={`${i} ${column.title}`}
                  scope="col"
                  className={classNames(
                    'sticky top-0 border-b border-kawara/40 bg-paper py-1.5 font-normal text-kawara',
                    column.kind === 'text' ? 'pr-4 text-left' : 'pl-3 text-right',
                  )}
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                kinds={table.columns.map(({ kind }) => kind)}
                say={say}
                hrefOf={props.hrefOf}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isTall && (
        <p className="mt-1 text-sm text-kawara">{say.t('insight.scrolls', { rows: table.rows.length })}</p>
      )}
    </div>
  );
}

function Row(props: {
  row: TableRow;
  kinds: CellKind[];
  say: Say;
  hrefOf: (filter: NonNullable<TableRow['filter']>) => string | null;
}) {
  const { row, say } = props;
  const href = row.filter ? props.hrefOf(row.filter) : null;
  return (
    <tr className="border-b border-hairline">
      {row.cells.map((cell, i) => {
        const kind = props.kinds[i] ?? 'text';
        const words = wordsOf(cell, kind, say);
        if (i === 0) {
          return (
            <th key={i} scope="row" className="min-w-28 py-2 pr-4 text-left font-normal">
              {href === null ? (
                words
              ) : (
                <Link
                  href={href}
                  title={say.t('insight.filters.narrow', { name: words })}
                  className="-my-2 inline-flex min-h-11 items-center underline underline-offset-4"
                >
                  {words}
                </Link>
              )}
            </th>
          );
        }
        return (
          <td
            key={i}
            className={classNames(
              'py-2',
              kind === 'text' ? 'pr-4' : 'pl-4 text-right whitespace-nowrap tabular-nums',
              toneOf(cell, kind),
            )}
          >
            {words}
          </td>
        );
      })}
    </tr>
  );
}

/** Beside its sign a change has a colour; where there is nothing to say it steps back. */
function toneOf(cell: Cell, kind: CellKind): string | false {
  if (cell === undefined) return 'text-kawara';
  if (kind !== 'change' || typeof cell !== 'number' || cell === 0) return false;
  return cell > 0 ? 'text-moegi' : 'text-vermilion';
}
