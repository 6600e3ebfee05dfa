import type { Read } from '../../functions/_shared/contract/read.ts';
import { identifier, parseFilter, type Filter } from './parseFilter.ts';

/** A statement that answers one row: body, rows, total. */
export interface Question {
  sql: string;
  parameters: string[];
  /** Where the rows of the answer begin. */
  offset: number;
}

interface Compiled {
  read: Read;
  filters: Map<string, Filter>;
  columns: string;
  order: string;
}

/** Larger answers are refused, not cut: JSON in bytes. */
export const largestAnswer = 2_000_000;

/** 'alias:column->key->>key' in SQL. */
function column(item: string): string {
  const [, alias, name = '', path = ''] = /^(?:(\w+):)?(\w+)((?:->>?\w+)*)$/.exec(item) ?? [];
  if (name === '') throw new Error(`a listed read selects ${item}`);
  const keys = path.replace(/(->>?)(\w+)/g, "$1'$2'");
  const last = /\w+$/.exec(path)?.[0];
  return `${identifier(name)}${keys} as ${identifier(alias ?? last ?? name)}`;
}

function orderBy(order = ''): string {
  const parts = order
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [, name = '', direction = '', nulls] =
        /^(\w+)\.(asc|desc)(?:\.nulls(first|last))?$/.exec(part) ?? [];
      if (name === '') throw new Error(`a listed read is ordered by ${part}`);
      return `${identifier(name)} ${direction}${nulls === undefined ? '' : ` nulls ${nulls}`}`;
    });
  return parts.length === 0 ? '' : ` order by ${parts.join(', ')}`;
}

function compile(read: Read): Compiled {
  const filters = new Map(Object.entries(read.where).map(([name, text]) => [name, parseFilter(name, text)]));
  return {
    read,
    filters,
    columns: read.select.split(',').map(column).join(', '),
    order: orderBy(read.order),
  };
}

/** The whole number of rows that limit or offset asks for; null when it is none. */
export function rowsOf(text: string | null, whenMissing: number): number | null {
  if (text === null) return whenMissing;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/**
 * A page of rows as PostgREST writes it: a list, or the one row there is.
 * @param row what a row of `page` is called; `counted` has the total.
 */
export const bodyOf = (isOne: boolean, row: string): string => `
  select case when octet_length(body) <= ${largestAnswer} then body end as body, rows, total
  from (select (${isOne ? `json_agg(${row}) -> 0` : `coalesce(json_agg(${row}), '[]')`})::text as body,
    count(*)::integer as rows from page) answer, counted`;

export interface AskedFor {
  /** One object instead of a list. */
  isOne: boolean;
  /** How many rows there are in all. */
  isCounted: boolean;
}

/** What an address asks of a listed read, as parameters of its filters; null when it is another question. */
function parametersOf({ read, filters }: Compiled, asked: URLSearchParams): string[] | null {
  const names = [...asked.keys()];
  if (new Set(names).size < names.length) return null;
  if (names.some((name) => !filters.has(name) && !['select', 'order', 'limit', 'offset'].includes(name)))
    return null;
  if (asked.get('select') !== read.select || (asked.get('order') ?? undefined) !== read.order) return null;
  const parameters: string[] = [];
  for (const [name, { pattern, toParameter }] of filters) {
    const values = pattern.exec(asked.get(name) ?? '');
    if (!values) return null;
    parameters.push(...values.slice(1).map(toParameter));
  }
  return parameters;
}

function statement({ read, filters, columns, order }: Compiled, { isOne, isCounted }: AskedFor): string {
  let at = 0;
  const place = () => `$${(at += 1)}`;
  const conditions = [...filters.values()].map(({ sql }) => sql.replace(/%s/g, place));
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  const from = `from public.${identifier(read.table)}${where}`;
  return `with page as (select ${columns} ${from}${order} limit ${place()} offset ${place()}),
    counted as (select ${isCounted ? `(select count(*)::integer ${from})` : 'null::integer'} as total)
    ${bodyOf(isOne, 'page')}`;
}

/**
 * The reads that are answered. An address is compared with each listed one of its table, and only the asker's values
 * are taken from it; what the statement says was written in the list.
 */
export class ListedReads {
  readonly #listed: Compiled[];

  /** @throws Error for a read that cannot be asked. */
  constructor(reads: readonly Read[]) {
    this.#listed = reads.map(compile);
  }

  /** Null when no listed read is asked like that. */
  find(table: string, asked: URLSearchParams, how: AskedFor): Question | null {
    for (const listed of this.#listed) {
      const filters = listed.read.table === table ? parametersOf(listed, asked) : null;
      const limit = rowsOf(asked.get('limit'), listed.read.rows);
      const offset = rowsOf(asked.get('offset'), 0);
      if (!filters || limit === null || offset === null) continue;
      const page = [String(Math.min(limit, listed.read.rows)), String(offset)];
      return { sql: statement(listed, how), parameters: [...filters, ...page], offset };
    }
    return null;
  }
}
