import { expect, test } from 'vitest';
import { mostArguments, mostDepth, parseJson } from './parseJson.ts';

const nested = (depth: number, one = '[', other = ']') => one.repeat(depth) + other.repeat(depth);
const wide = (keys: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, at) => [`a${at}`, 1])));

test.each([
  ['{"words":"広場 🏔"}', { words: '広場 🏔' }],
  ['"\\ud83c\\udfd4"', '🏔'],
  ['"\\\\ud800 \\\\u0000"', '\\ud800 \\u0000'],
  [nested(mostDepth), expect.anything()],
  [wide(mostArguments), expect.anything()],
  ['null', null],
])('JSON that one can work with is read: %s', (text, value) => {
  expect(parseJson(text)).toEqual({ ok: true, value: value as unknown });
});

test.each([
  ['', 'malformed_json'],
  ['{', 'malformed_json'],
  ['id,name\n1,x', 'malformed_json'],
  ['{"a":1e999}', 'malformed_json'],
  ['{"__proto__":{"admin":true}}', 'malformed_json'],
  ['{"a":[{"\\u005f_proto__":1}]}', 'malformed_json'],
  ['{"a":"\\u0000"}', 'malformed_text'],
  ['{"\\u0000":1}', 'malformed_text'],
  ['{"a":["\\ud800"]}', 'malformed_text'],
  ['{"a":"\\udfd4\\ud83c"}', 'malformed_text'],
  ['{"\\udc00":1}', 'malformed_text'],
  [nested(mostDepth + 1), 'too_deep'],
  [wide(mostArguments + 1), 'too_many_arguments'],
])('security-M5: %s is refused as %s', (text, code) => {
  expect(parseJson(text)).toEqual({ ok: false, code });
});

test('security-M5: JSON 100,000 deep overflows nothing, in lists, in objects and in both', () => {
  for (const text of [
    nested(100_000),
    nested(100_000, '{"a":', '}').replace('}', '1}'),
    nested(50_000, '[{"a":', '}]').replace('}', '1}'),
  ])
    expect(parseJson(text)).toEqual({ ok: false, code: 'too_deep' });
});
