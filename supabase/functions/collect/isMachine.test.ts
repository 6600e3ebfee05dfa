import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMachine } from './isMachine.ts';

// Agents as they really came; a person's that looks like a machine's, or the other way round, belongs there.
const table = readFileSync(new URL('agents.txt', import.meta.url), 'utf8');
const [people = [], machines = []] = table
  .split(/^# \w+$/m)
  .slice(1)
  .map((part) => part.trim().split('\n'));

test('bugs-F9: the table tells of people and of machines', () => {
  expect([people.length > 30, machines.length > 40]).toEqual([true, true]);
});

test.each(people)('bugs-F9: a person is %s', (agent) => {
  expect(isMachine(agent, undefined)).toBe(false);
});

test.each(machines)('bugs-F9: a machine is %s', (agent) => {
  expect(isMachine(agent, undefined)).toBe(true);
});

test('who says nothing of itself, or says itself that it is driven, is a machine', () => {
  expect([isMachine(null, undefined), isMachine('', false)]).toEqual([true, true]);
  expect(isMachine(people[0] ?? '', true)).toBe(true);
});
