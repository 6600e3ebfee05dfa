import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { compiledFiles, readBudgets, trianglesOf, weigh } from '../../scenes/build/budgets.ts';
import { sha256 } from '../../scenes/build/sources.ts';

const files = await compiledFiles();
const budgets = await readBudgets();

it('has a budget for every compiled file and for nothing else', () => {
  expect([...files.keys()].length).toBeGreaterThan(8);
  expect(Object.keys(budgets)).toEqual([...files.keys()]);
});

it.each([...files])('%s weighs what was written down, and no more than it may', async (name, path) => {
  const data = await readFile(path);
  const budget = budgets[name];
  expect(budget).toMatchObject({
    hash: sha256(data).slice(0, 10),
    bytes: data.length,
    ...(name.endsWith('.glb') ? { triangles: trianglesOf(data) } : {}),
  });
  expect(budget?.wire, 'bytes on the line').toBeLessThanOrEqual(budget?.most ?? 0);
});

it('weighs the line as the server packs it', async () => {
  // One file stands for all: packing every one as hard as the server does would take a quarter of a minute.
  const [name, path] = [...files].find(([file]) => file.endsWith('.navmesh.json')) ?? ['', ''];
  const { wire } = await weigh(path);
  expect(Math.abs(wire - (budgets[name]?.wire ?? 0))).toBeLessThan(wire * 0.005);
});
