// security-M6: what the contract lets in as text, every reader can keep and show. Every string of every schema that the
// contract exports has a pattern that names its characters, or goes through `keepable`.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { keepable, keepableText } from '../../supabase/functions/_shared/contract/written.ts';

const folder = path.resolve('supabase/functions/_shared/contract');
const modules = readdirSync(folder).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'));

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** A pattern that says what may stand in a text, and not what may not. */
const namesItsCharacters = (pattern: RegExp) =>
  pattern.source.startsWith('^') &&
  pattern.source.endsWith('$') &&
  !/\\[SWDP]|\[\^|(^|[^\\])\./.test(
    pattern.source.replace(/\[(?!\^)[^\]]*\]/g, '[]'), // a dot in a class is a dot
  );

/** What is in the pipe of a string, besides the string. */
function holds(pipe: Node[]): boolean {
  return pipe.some(
    (part) =>
      part === (keepable as unknown) ||
      part.type === 'iso_timestamp' ||
      (part.type === 'regex' && namesItsCharacters(part.requirement as RegExp)),
  );
}

/** Paths of strings that hold anything, in whatever a module exports. */
function loose(value: unknown, where: string, pipe: Node[] = [], seen = new Set<unknown>()): string[] {
  if (!isNode(value)) return [];
  if (value.kind === 'schema' && value.type === 'string' && !Array.isArray(value.pipe))
    return holds(pipe) ? [] : [where];
  if (seen.has(value)) return [];
  const within = new Set([...seen, value]);
  if (Array.isArray(value.pipe)) {
    const [first, ...rest] = value.pipe as Node[];
    return loose(first, where, [...rest, ...pipe], within);
  }
  const parts =
    value.kind === 'schema'
      ? ['entries', 'item', 'items', 'options', 'wrapped', 'key', 'value', 'rest']
      : Object.keys(value);
  return parts.flatMap((part) => loose(value[part], `${where}.${part}`, [], within));
}

const found = await Promise.all(
  modules.map(async (file) => loose(await import(path.join(folder, file)), file.replace('.ts', ''))),
);

test('security-M6: every string of the contract has a pattern, or is written so that it can be kept', () => {
  expect(modules.length).toBeGreaterThan(15);
  expect(found.flat()).toEqual([]);
});

test('security-M6: the rule finds a string that holds anything, wherever it stands', () => {
  const planted = {
    plain: v.string(),
    nested: v.object({ list: v.array(v.optional(v.pipe(v.string(), v.minLength(1)))) }),
    variant: v.variant('is', [v.object({ is: v.literal('a'), words: v.nullable(v.string()) })]),
    negative: v.pipe(v.string(), v.regex(/^[^a]+$/)),
    unending: v.pipe(v.string(), v.regex(/^https?:\/\//)),
    good: v.pipe(v.string(), v.regex(/^[a-z.]+$/)),
    kept: v.pipe(v.pipe(v.string(), keepable), v.minLength(1)),
  };
  expect(loose(planted, 'x').map((where) => where.split('.')[1])).toEqual([
    'plain',
    'nested',
    'variant',
    'negative',
    'unending',
  ]);
});

test('security-M6: nothing turns a line round, and no half of a letter stays', () => {
  expect(keepableText('青\u202E森\u2066\ud83c\0 🏔')).toBe('青森 🏔');
});
