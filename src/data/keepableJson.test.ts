import { expect, test } from 'vitest';
import { parseJson } from '../../supabase/functions/_shared/parseJson.ts';
import { keepableJson } from './keepableJson.ts';

test('security-M6: what people wrote is taken, whatever broken letters stand in it', () => {
  const written = { words: '冬の🏔\ud83c', list: ['\0a', 'b\udfff'], at: 3, none: null };
  expect(parseJson(JSON.stringify(written)).ok).toBe(false);
  expect(parseJson(keepableJson(written))).toEqual({
    ok: true,
    value: { words: '冬の🏔', list: ['a', 'b'], at: 3, none: null },
  });
});
