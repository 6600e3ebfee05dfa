/** A filter of a listed read, ready to be met in an address and to be asked of Postgres. */
export interface Filter {
  /** What its value in the address must look like; a group for each value of the asker. */
  pattern: RegExp;
  /** The condition, its parameters as %s in the order of the groups. */
  sql: string;
  /** Each group's text as Postgres takes it as a parameter. */
  toParameter: (text: string) => string;
}

const operators: Record<string, string> = { eq: '=', neq: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' };
const inWords = String.raw`("(?:[^"\\]|\\.)*"|[^,()"]*)`;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const unquote = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text;

/** The members of a list as PostgREST writes it ("a,b",c) as a Postgres array. */
function toArray(list: string): string {
  const members =
    list === '' ? [] : [...list.matchAll(/"(?:[^"\\]|\\.)*"|[^,]+/gs)].map(([word]) => unquote(word));
  return `{${members.map((member) => `"${member.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** [column.]operator.value of one column; `value` is how a value of the asker may look there. */
function comparison(column: string, text: string, value: string): { pattern: string; sql: string } {
  const [, not = '', operator = '', rest = ''] = /^(not\.)?([a-z]+)\.(.*)$/s.exec(text) ?? [];
  const start = escaped(`${not}${operator}.`);
  const negated = (sql: string) => (not === '' ? sql : `not (${sql})`);
  const name = identifier(column);
  if (operator === 'is' && /^(null|true|false)$/.test(rest))
    return { pattern: start + rest, sql: negated(`${name} is ${rest}`) };
  if (operator === 'in') {
    if (/^\(\{\w+\}\)$/.test(rest))
      return { pattern: `${start}\\((.*)\\)`, sql: negated(`${name} = any(%s)`) };
    const members = rest.slice(1, -1).split(',').map(literal);
    return { pattern: start + escaped(rest), sql: negated(`${name} in (${members.join(', ')})`) };
  }
  const sign = operators[operator];
  if (sign === undefined) throw new Error(`a listed read filters ${column} by ${text}`);
  const isValue = /^\{\w+\}$/.test(rest);
  return {
    pattern: start + (isValue ? value : escaped(rest)),
    sql: negated(`${name} ${sign} ${isValue ? '%s' : literal(rest)}`),
  };
}

/** The parts of (a,b,and(c,d)), at its own commas. */
function partsOf(group: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of group.slice(1, -1)) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

function alternatives(group: string, word: 'or' | 'and'): { pattern: string; sql: string } {
  const parts = partsOf(group).map((part) => {
    const nested = /^(or|and)(\(.*\))$/s.exec(part);
    if (nested) {
      const inner = alternatives(nested[2] ?? '', nested[1] === 'or' ? 'or' : 'and');
      return { pattern: `${nested[1] ?? ''}${inner.pattern}`, sql: inner.sql };
    }
    const [, column = '', text = ''] = /^(\w+)\.(.*)$/s.exec(part) ?? [];
    const one = comparison(column, text, inWords);
    return { pattern: escaped(`${column}.`) + one.pattern, sql: one.sql };
  });
  return {
    pattern: `\\(${parts.map(({ pattern }) => pattern).join(',')}\\)`,
    sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`,
  };
}

/** @throws Error for a filter that no listed read may have. */
export function parseFilter(column: string, template: string): Filter {
  const isGroup = column === 'or' || column === 'and';
  const { pattern, sql } = isGroup ? alternatives(template, column) : comparison(column, template, '(.*)');
  const isList = !isGroup && /^(not\.)?in\./.test(template);
  return {
    pattern: new RegExp(`^${pattern}$`, 's'),
    sql,
    toParameter: isList ? toArray : isGroup ? unquote : (text) => text,
  };
}
