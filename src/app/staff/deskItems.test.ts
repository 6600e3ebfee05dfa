import { expect, test } from 'vitest';
import { firstPath, itemsFor, mayOpen } from './deskItems.ts';

const pathsOf = (role: 'analyst' | 'editor' | 'concierge' | 'admin') =>
  itemsFor({ role, is_auditor: false }).map((item) => item.path);

test('an analyst sees figures, an editor the town and how its spots do, and neither sees families', () => {
  expect(pathsOf('analyst')).toEqual(['/staff/insight', '/staff/kpi', '/staff/settings']);
  expect(pathsOf('editor')).toEqual(['/staff/insight', '/staff/town', '/staff/settings']);
});

test('each role starts on a page it is shown', () => {
  expect(firstPath({ role: 'analyst', is_auditor: false })).toBe('/staff/insight');
  expect(firstPath({ role: 'editor', is_auditor: false })).toBe('/staff/town');
  expect(firstPath({ role: 'concierge', is_auditor: false })).toBe('/staff');
});

test('a page that is not on the rail is shown to nobody', () => {
  expect(mayOpen('/staff/elsewhere', { role: 'admin', is_auditor: true })).toBe(false);
});

test('the audit is for auditors, of whatever role, and for no admin who is none', () => {
  expect(mayOpen('/staff/audit', { role: 'editor', is_auditor: true })).toBe(true);
  expect(mayOpen('/staff/audit', { role: 'admin', is_auditor: false })).toBe(false);
  expect(mayOpen('/staff/people', { role: 'editor', is_auditor: true })).toBe(false);
});
