import { expect, test } from 'vitest';
import { panelKeys } from '../../../../supabase/functions/_shared/contract/panels.ts';
import staff from '../../../i18n/ja/staff.ts';
import { valueName } from './valueNames.ts';

const pageKeys = panelKeys.entry.map((page) => `common.page.${page}`);

test('every key of a closed list has a word, and so has a page on a path', () => {
  for (const [panel, keys] of Object.entries(panelKeys).filter(([panel]) => panel !== 'locale'))
    for (const key of keys)
      expect(panel === 'entry' ? pageKeys : Object.keys(staff)).toContain(valueName(panel, key));
  expect(valueName('path', '(map)')).toBe('common.page.map');
  expect(valueName('path', '^')).toBe('insight.value.path.begin');
  expect(valueName('stage', 'lead')).toBe('insight.stage.lead');
});

test('the code of a link and the id of a place have none', () => {
  expect(valueName('campaign', 'fair-tokyo')).toBeNull();
  expect(valueName('place', 'hoshimi-school')).toBeNull();
  expect(valueName('device', 'watch')).toBeNull();
});
