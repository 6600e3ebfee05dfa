import { expect, test } from 'vitest';
import { firstPath, itemsFor, rolesOf } from './deskItems.ts';

const pathsOf = (role: 'analyst' | 'editor' | 'concierge' | 'admin') =>
  itemsFor(role).map((item) => item.path);

test('an analyst sees figures, an editor the town and how its spots do, and neither sees families', () => {
  expect(pathsOf('analyst')).toEqual(['/staff/insight', '/staff/kpi', '/staff/settings']);
  expect(pathsOf('editor')).toEqual(['/staff/insight', '/staff/town', '/staff/settings']);
});

test('each role starts on a page it is shown', () => {
  expect(firstPath('analyst')).toBe('/staff/insight');
  expect(firstPath('editor')).toBe('/staff/town');
  expect(firstPath('concierge')).toBe('/staff');
});

test('a page that is not on the rail is shown to nobody', () => {
  expect(rolesOf('/staff/elsewhere')).toEqual([]);
});
