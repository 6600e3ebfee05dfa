/** Why a body is not taken, whatever it says: the same for every door. */
export type Malformed = 'malformed_json' | 'malformed_text' | 'too_deep' | 'too_many_arguments';
export type ParsedJson = { ok: true; value: unknown } | { ok: false; code: Malformed };

/** Lists and objects in one another. Ours need six; libraries that walk by recursion overflow at some thousand. */
export const mostDepth = 32;
/** Keys of the outermost object: Postgres takes 100 arguments, and no table of ours has as many columns. */
export const mostArguments = 100;

/**
 * JSON that everyone behind a door can work with: not deeper than `mostDepth`, numbers that are numbers, and text that
 * Postgres can keep (no U+0000, no half of a surrogate pair), in names too, of which none may be `__proto__`.
 */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text); // V8 reads nested JSON without recursion
  } catch {
    return { ok: false, code: 'malformed_json' };
  }
  // Almost no body holds an escaped or a paired letter: then none of its texts needs to be looked at.
  const code = wrongWith(value, 1, text.includes('\\u') || /[\0\uD800-\uDFFF]/.test(text));
  if (code) return { ok: false, code };
  const isWide = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isWide && Object.keys(value as object).length > mostArguments)
    return { ok: false, code: 'too_many_arguments' };
  return { ok: true, value };
}

/** Recursion ends at `mostDepth`. */
function wrongWith(value: unknown, depth: number, looks: boolean): Malformed | null {
  if (typeof value === 'string') return !looks || isKeepable(value) ? null : 'malformed_text';
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'malformed_json'; // 1e999
  if (typeof value !== 'object' || value === null) return null;
  if (depth > mostDepth) return 'too_deep';
  if (Array.isArray(value)) return firstWrong(value, depth, looks);
  for (const name of Object.keys(value))
    if (name === '__proto__' || (looks && !isKeepable(name)))
      return name === '__proto__' ? 'malformed_json' : 'malformed_text';
  return firstWrong(Object.values(value), depth, looks);
}

function firstWrong(values: unknown[], depth: number, looks: boolean): Malformed | null {
  for (const value of values) {
    const code = wrongWith(value, depth + 1, looks);
    if (code) return code;
  }
  return null;
}

const unkeepable = /[\0\p{Surrogate}]/u;
/** Whether Postgres can keep the text. */
const isKeepable = (text: string): boolean => !unkeepable.test(text);
