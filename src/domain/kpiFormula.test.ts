import { expect, test } from 'vitest';
import { formulaText, measuresOf, parseFormula, type Formula } from './kpiFormula.ts';

const measures = [
  { name: 'moved_households', label: '移住した世帯' },
  { name: 'consultations', label: '相談' },
];
const read = (text: string) => {
  const parsed = parseFormula(text, measures);
  return parsed.ok ? parsed.formula : `${parsed.problem}: ${parsed.at}`;
};

test('a formula is read as people write it, full-width or not, by label or by name', () => {
  const share: Formula = {
    op: '*',
    args: [
      { op: '/', args: [{ measure: 'moved_households' }, { measure: 'consultations' }] },
      { number: 100 },
    ],
  };
  expect(read('[移住した世帯] ÷ [相談] × 100')).toEqual(share);
  expect(read('moved_households/consultations*100')).toEqual(share);
  expect(read('［移住した世帯］／［相談］＊１００')).toEqual(share);
});

test('multiplying goes before adding, brackets before both, and the same signs from the left', () => {
  expect(read('1 + 2 × 3')).toEqual({
    op: '+',
    args: [{ number: 1 }, { op: '*', args: [{ number: 2 }, { number: 3 }] }],
  });
  expect(read('(1 + 2) × 3')).toEqual({
    op: '*',
    args: [{ op: '+', args: [{ number: 1 }, { number: 2 }] }, { number: 3 }],
  });
  expect(read('9 − 3 − 2')).toEqual({
    op: '-',
    args: [{ op: '-', args: [{ number: 9 }, { number: 3 }] }, { number: 2 }],
  });
});

test('what cannot be read is named', () => {
  expect(read('')).toBe('empty: ');
  expect(read('[人口密度] × 2')).toBe('unknown_measure: 人口密度');
  expect(read('alert(1)')).toBe('unknown_measure: alert');
  expect(read('[相談] ×')).toBe('bad_formula: ');
  expect(read('([相談] + 1')).toBe('bad_formula: (');
  expect(read('[相談] [相談]')).toBe('bad_formula: ');
  expect(read('[相談] ^ 2')).toBe('bad_formula: ^');
  expect(read('[相談] + 1)')).toBe('bad_formula: )');
});

test('a formula written down and read again is the same one', () => {
  const random = (depth: number, seed: () => number): Formula => {
    if (depth === 0 || seed() < 0.3)
      return seed() < 0.5 ? { number: Math.floor(seed() * 100) } : { measure: 'consultations' };
    const op = (['+', '-', '*', '/'] as const)[Math.floor(seed() * 4)] ?? '+';
    return { op, args: [random(depth - 1, seed), random(depth - 1, seed)] };
  };
  let state = 42;
  const seed = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  for (let i = 0; i < 300; i += 1) {
    const formula = random(4, seed);
    expect(read(formulaText(formula, measures))).toEqual(formula);
  }
});

test('the measures of a formula are told once each', () => {
  const parsed = parseFormula('[相談] + [相談] × [移住した世帯]', measures);
  expect(parsed.ok && measuresOf(parsed.formula)).toEqual(['consultations', 'moved_households']);
});
