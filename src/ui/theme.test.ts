import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('theme.css', import.meta.url)), 'utf8');
const token = (name: string): string => {
  const value = new RegExp(`--color-${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  if (!value) throw new Error(`no colour ${name}`);
  return value;
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

it.each([
  ['ink', 'paper'],
  ['ink', 'hinoki'],
  ['ink', 'white'],
  ['ink', 'sakura'],
  ['kawara', 'paper'],
  ['kawara', 'hinoki'],
  ['sky', 'paper'],
  ['sky', 'hinoki'],
  ['moegi', 'paper'],
  ['moegi', 'hinoki'],
  ['vermilion-deep', 'paper'],
  ['vermilion-deep', 'hinoki'],
  ['white', 'vermilion'],
  ['white', 'vermilion-deep'],
  ['white', 'ink'],
  ['paper', 'dusk'],
  ['star', 'dusk'],
])('%s can be read on %s (4.5:1)', (text, ground) => {
  expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
});

it.each([
  ['kawara', 'white'],
  ['vermilion', 'white'],
  ['sky', 'paper'],
  ['moegi', 'paper'],
])('a line of %s is seen on %s (3:1)', (line, ground) => {
  expect(contrast(token(line), token(ground))).toBeGreaterThanOrEqual(3);
});
