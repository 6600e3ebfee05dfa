// SQL answers codes and numbers; what people read stands in src/i18n. Comments are for us and may say anything.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'supabase/schemas/';

/** Every string that a statement works with: no comments, no names in double quotes, nothing of `comment on`. */
function stringsOf(sql: string): string[] {
  const found: string[] = [];
  let commentEnd = 0;
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"]|"")*"|'((?:[^']|'')*)'/g;
  for (const match of sql.matchAll(token)) {
    if (match[1] === undefined) continue;
    const before = sql.slice(0, match.index);
    const statement = before.slice(before.lastIndexOf(';') + 1);
    // A long comment is several literals, one after another.
    const goesOn = sql.slice(commentEnd, match.index).trim() === '';
    if (goesOn || /comment on [^']*\bis\s*$/.test(statement)) {
      commentEnd = match.index + match[0].length;
      continue;
    }
    found.push(match[1]);
  }
  return found;
}
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Four plain words in a row, where the string is no SQL itself. */
const sentence = /(?:^|[\s.])[A-Za-z’,]+(?: [a-z’,]+){3}/;
const isSql = (text: string) =>
  /^\s*(create|alter|drop|select|insert|update|delete|refresh|grant|comment) /.test(text);

test('the scanner reads strings, not comments', () => {
  const sql = `-- '一'\ncomment on table x is\n  'For 二; it '\n  'says 三';\nselect '三', 'it''s', "四" /* '五' */;`;
  expect(stringsOf(sql)).toEqual(['三', "it''s"]);
});

test('no SQL holds a sentence that people would read, in Japanese or in English', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  expect(files.length).toBeGreaterThan(10);
  const words = files.flatMap((file) =>
    stringsOf(readFileSync(folder + file, 'utf8'))
      .filter((text) => japanese.test(text) || (sentence.test(text) && !isSql(text)))
      .map((text) => `${file}: ${text.slice(0, 60)}`),
  );
  expect(words).toEqual([]);
});
