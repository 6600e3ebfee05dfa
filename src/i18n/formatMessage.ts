// The part of ICU MessageFormat our catalogs use: {name}, {n, plural, =0 {…} one {…} other {…}}, # for the number.
// Lingui's runtime and its compiler cost 8.7 KB gzip of every family's download; this is 0.5 KB.

export type MessageValues = Record<string, string | number>;
type Part = string | ((values: MessageValues, language: string, count: number | null) => string);

const compiled = new Map<string, Part[]>();

/**
 * The message with its values, by the plural rules of `language` (BCP 47). A missing value shows its name in braces.
 */
export function formatMessage(message: string, values: MessageValues, language: string): string {
  let parts = compiled.get(message);
  if (!parts) {
    parts = parse(message, { at: 0 }, false);
    compiled.set(message, parts);
  }
  return join(parts, values, language, null);
}

function join(parts: Part[], values: MessageValues, language: string, count: number | null): string {
  return parts.map((part) => (typeof part === 'string' ? part : part(values, language, count))).join('');
}

interface Cursor {
  at: number;
}

/** Reads until the end, or until the brace that closes a plural branch. */
function parse(text: string, cursor: Cursor, inPlural: boolean): Part[] {
  const parts: Part[] = [];
  let plain = '';
  const flush = () => {
    if (plain) parts.push(plain);
    plain = '';
  };
  for (; cursor.at < text.length; cursor.at += 1) {
    const c = text.charAt(cursor.at);
    if (c === '}' && inPlural) break;
    if (c === '{') {
      flush();
      parts.push(parseArgument(text, cursor));
    } else if (c === '#' && inPlural) {
      flush();
      parts.push((_, language, count) => new Intl.NumberFormat(language).format(count ?? 0));
    } else plain += c;
  }
  flush();
  return parts;
}

/** From an opening brace to its closing one; the cursor is left on the closing one. */
function parseArgument(text: string, cursor: Cursor): Part {
  const head = /^\{\s*(\w+)\s*(?:,\s*plural\s*,)?\s*/.exec(text.slice(cursor.at));
  if (!head) throw new Error(`bad message: ${text}`);
  const name = head[1] ?? '';
  cursor.at += head[0].length;
  if (text[cursor.at] === '}') return (values) => String(values[name] ?? `{${name}}`);
  const branches = new Map<string, Part[]>();
  while (text[cursor.at] !== '}') {
    const branch = /^(=\d+|\w+)\s*\{/.exec(text.slice(cursor.at));
    if (!branch) throw new Error(`bad plural: ${text}`);
    cursor.at += branch[0].length;
    branches.set(branch[1] ?? '', parse(text, cursor, true));
    cursor.at += 1;
    while (text[cursor.at] === ' ') cursor.at += 1;
  }
  return (values, language) => {
    const count = Number(values[name]);
    const chosen =
      branches.get(`=${count}`) ??
      branches.get(new Intl.PluralRules(language).select(count)) ??
      branches.get('other');
    return join(chosen ?? [], values, language, count);
  };
}
