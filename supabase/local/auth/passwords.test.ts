import { describe, expect, it } from 'vitest';
import { hashPassword, passwordIsRight } from './passwords.ts';
import { passwordReasons } from './passwordRules.ts';

const own = ['admin@hoshimi.example', '星見町 管理者', 'hoshimi', '星見町', 'Hoshimi'];

describe('security-M14: a password', () => {
  it.each([
    ['eleven signs', 'kawara-neko', 'length'],
    ['twelve spaces', ' '.repeat(12), 'pwned'],
    ['one letter, repeated', 'a'.repeat(12), 'pwned'],
    ['a common word, twice', 'passwordpassword', 'pwned'],
    ['a common word in other signs', 'P@ssw0rd2026', 'pwned'],
    ['keys in a row', 'qwertyuiop12', 'pwned'],
    ['figures in a row', '123456789012', 'pwned'],
    ['one’s own address', 'admin@hoshimi.example', 'pwned'],
    ['one’s own address with a year', 'admin@hoshimi2026', 'pwned'],
    ['the town, twice', '星見町星見町星見町星見町', 'pwned'],
    ['the town with a year', 'Hoshimi2026!', 'pwned'],
    ['a Japanese name, twice', 'sakurasakura1', 'pwned'],
    ['more than bcrypt reads: 25 kana', '雨のちハレ自転車で役場へ行く犬と猫と町の広場の朝の雪', 'too_long'],
  ])('of %s is refused', (_, password, reason) => {
    expect(passwordReasons(password, own)).toEqual([reason]);
  });

  it.each([
    'kawara-no-ue-no-neko-41',
    '丘の上の白い犬と自転車',
    '雨のちハレ、自転車で役場へ',
    'correct-horse-battery-staple',
    'k4wzr-9xq2m-p7dtn-vu3hb',
  ])('like %s is taken', (password) => {
    expect(passwordReasons(password.padEnd(12, 'ゐ'), own)).toEqual([]);
  });

  it('is checked whole: another end does not sign in, for all that is taken', async () => {
    const longest = `${'雨のちハレ、自転車で役場へ'.repeat(1)}${'x'.repeat(33)}`;
    expect(Buffer.byteLength(longest)).toBe(72);
    expect(passwordReasons(longest, own)).toEqual([]);
    const hashed = await hashPassword(longest);
    expect(await passwordIsRight(longest, hashed)).toBe(true);
    expect(await passwordIsRight(`${longest.slice(0, -1)}y`, hashed)).toBe(false);
  });

  it('that GoTrue or Postgres hashed is understood', async () => {
    const byPostgres = '$2a$06$WmzqkYQ2jt3oGlEXFbaCkeH5TIkWPfn2JpVbdKb5FVhsjVrSyrYUK';
    expect(await passwordIsRight('not this', byPostgres)).toBe(false);
    expect(await passwordIsRight('x', 'no bcrypt')).toBe(false);
    expect(await passwordIsRight('x', null)).toBe(false);
  });
});
