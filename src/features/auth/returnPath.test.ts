import { expect, test } from 'vitest';
import { returnPath, signInHref } from './returnPath.ts';

test('a staff page with its query is where one returns to', () => {
  expect(returnPath('/staff/households?stage=new')).toBe('/staff/households?stage=new');
});

test('another site or a page outside the desk is never returned to', () => {
  for (const asked of [
    'https://evil.example/staff/',
    '//evil.example/staff',
    '/\\evil.example',
    '/staffed',
    '/hoshimi',
    'javascript:alert(1)',
    null,
  ]) {
    expect(returnPath(asked)).toBe('/staff');
  }
});

test('signing in never returns to signing in', () => {
  expect(returnPath('/staff/sign-in?return=/staff/town')).toBe('/staff');
});

test('an ended session says so and remembers the page', () => {
  expect(signInHref('/staff/insight?from=2026-04-01', true)).toBe(
    '/staff/sign-in?return=%2Fstaff%2Finsight%3Ffrom%3D2026-04-01&ended=1',
  );
  expect(signInHref('/staff', false)).toBe('/staff/sign-in');
});
