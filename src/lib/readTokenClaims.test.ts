import { expect, test } from 'vitest';
import { readTokenClaims } from './readTokenClaims.ts';

test('claims are read in base64url, with letters beyond ASCII', () => {
  const claims = { aal: 'aal2', amr: [{ method: 'totp', timestamp: 1 }], name: '山田〜？' };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  expect(readTokenClaims(`x.${payload}.y`)).toEqual(claims);
});

test('what is no token says nothing', () => {
  for (const text of ['', 'x', 'x.y.z', 'x.%%%.z']) expect(readTokenClaims(text)).toEqual({});
});
