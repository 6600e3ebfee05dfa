import { expect, test } from 'vitest';
import { killRounds } from '../support/killRounds.ts';

test('nothing acknowledged is lost or doubled when everything is killed, and a closed tab loses nothing', async () => {
  const result = await killRounds(2);
  expect(result).toMatchObject({ missing: 0, twice: 0, neverArrived: 0 });
  expect(result.backends).toBeGreaterThan(0);
  expect(result.acknowledged).toBeGreaterThan(0);
  expect(result.waitingAtClose).toBeGreaterThan(0);
}, 600_000); // four browsers, killed and started again, on whatever machine this is
