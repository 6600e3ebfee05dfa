import { useId, type ReactNode } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { classNames } from '../../ui/classNames.ts';

export interface BarRow {
  key: string;
  name: ReactNode;
  /** null: hidden. */
  value: number | null;
  /** The figures of the row as shown, in the order of `columns`; null: hidden. */
  cells: (string | null)[];
}

/** A table whose rows carry a bar: the chart for the eye, the figures for everyone. */
export function BarTable(props: {
  caption: string;
  nameColumn: string;
  columns: string[];
  rows: BarRow[];
  /** Scrolls inside when long. */
  tall?: boolean;
  /** The share of the bar's full length; the largest value when absent. */
  most?: number;
}) {
  const t = useT();
  const captionId = useId();
  const most = props.most ?? Math.max(1, ...props.rows.map((row) => row.value ?? 0));
  return (
    <div
      role={props.tall ? 'region' : undefined}
      aria-labelledby={props.tall ? captionId : undefined}
      // A part that scrolls must be reachable by keyboard.
      {...(props.tall ? { tabIndex: 0 } : {})}
      className={props.tall ? 'max-h-112 overflow-auto' : 'overflow-x-auto'}
    >
      <table className="w-full border-collapse">
        <caption id={captionId} className="sr-only">
          {t('insight.tableOf', { title: props.caption })}
        </caption>
        <thead>
          <tr className="border-b border-kawara/40 text-sm text-kawara">
            <th scope="col" className="py-1 pr-4 text-left font-normal">
              {props.nameColumn}
            </th>
            <td aria-hidden className="hidden sm:table-cell" />
            {props.columns.map((column) => (
              <th key={column} scope="col" className="py-1 pl-4 text-right font-normal whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key} className="border-b border-hairline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {row.name}
                <Bar value={row.value} most={most} className="mt-1 h-1.5 sm:hidden" />
              </th>
              <td aria-hidden className="hidden w-2/5 sm:table-cell">
                <Bar value={row.value} most={most} className="h-3" />
              </td>
              {row.value === null ? (
                <td colSpan={row.cells.length} className="py-1.5 pl-4 text-right text-sm text-kawara">
                  {t('insight.hidden')}
                </td>
              ) : (
                row.cells.map((cell, i) => (
                  <td key={props.columns[i]} className="py-1.5 pl-4 text-right whitespace-nowrap">
                    {cell ?? t('insight.hiddenShort')}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Beside the figures where there is room, under the name on a phone. */
function Bar(props: { value: number | null; most: number; className: string }) {
  if (props.value === null) return null;
  return (
    <span
      aria-hidden
      className={classNames('block rounded-r-full bg-sky', props.className)}
      style={{ width: `${(props.value / props.most) * 100}%` }}
    />
  );
}
