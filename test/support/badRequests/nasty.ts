import type { Dice } from './Dice.ts';

const deep = (depth: number): unknown =>
  depth === 0 ? 1 : depth % 2 ? [deep(depth - 1)] : { a: deep(depth - 1) };

/** What no field wants, or not here. */
const values: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  5,
  1e12,
  -1e308,
  2 ** 53 + 2,
  '',
  ' ',
  'x',
  'null',
  'NaN',
  '-infinity',
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
  '294277-01-01T00:00:00Z',
  'hoshimi',
  'shiomi',
  'admin@hoshimi.example',
  'a@b.co\r\nBcc: x@y.zz',
  `'; drop table towns; --`,
  '%',
  '*',
  '\\',
  '{"a":1}',
  '{1,2,{}',
  '(,)',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '青\u202E森',
  'e\u0301'.repeat(40),
  '🏔'.repeat(61),
  '\ud800',
  'a\0b',
  'x'.repeat(5_001),
  'あ'.repeat(9_000),
  [],
  [null],
  [[]],
  [1, 'a', {}],
  Array.from({ length: 3_000 }, () => 'school'),
  {},
  { toString: 1 },
  { valueOf: null, length: -1 },
  { ja: 5 },
  deep(6),
  deep(33),
  deep(400),
];

export const nasty = (dice: Dice): unknown => dice.of(values);
export const nastyText = (dice: Dice): string => dice.of(values.filter((value) => typeof value === 'string'));

/** The value with one thing in it replaced, dropped, doubled or added. */
export function spoiled(dice: Dice, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && dice.chance(0.8)) {
    const at = dice.below(value.length);
    if (dice.chance(0.2)) return [...(value as unknown[]), value[at]];
    return value.map((one: unknown, i) => (i === at ? spoiled(dice, one) : one));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && dice.chance(0.9)) {
    const entries = Object.entries(value);
    const key = dice.of(entries.map(([name]) => name));
    const kind = dice.below(10);
    if (kind === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
    if (kind === 1) return { ...value, [nastyText(dice)]: nasty(dice) };
    return { ...value, [key]: spoiled(dice, (value as Record<string, unknown>)[key]) };
  }
  return nasty(dice);
}

/** JSON text that no writer of JSON makes. */
export function spoiledText(dice: Dice, json: string): string {
  const at = dice.below(json.length + 1);
  return dice.of([
    json.slice(0, at),
    `${json.slice(0, at)}\u0000${json.slice(at)}`,
    json.replace('{', '{"__proto__":{"role":"service_role"},'),
    json.replace(/:\s*[^,}]+/, ':1e999'),
    json.replace(/"([^"]*)"\s*$/, '"\\ud800"'),
    '['.repeat(5_000) + ']'.repeat(5_000),
    `{${Array.from({ length: 150 }, (_, n) => `"a${n}":${n}`).join()}}`,
    'town_id,doc\r\nhoshimi,"{}"',
    'email=a%40b.co&password=x',
    `"${'x'.repeat(300_000)}"`,
    '﻿{}',
    '"x"',
    'null',
    '',
  ]);
}
