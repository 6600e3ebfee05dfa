import { pages } from '../../../../supabase/functions/_shared/contract/pages.ts';
import type { MessageKey } from '../../../i18n/translate.ts';

const pageNames = Object.fromEntries(
  pages.map((page): [string, MessageKey] => [page, `common.page.${page}`]),
);

/** Keys of panels that have a fixed name; campaigns' own codes, regions, places, spots and spaces are named elsewhere. */
const names: Record<string, Record<string, MessageKey>> = {
  device: {
    phone: 'insight.value.phone',
    tablet: 'insight.value.tablet',
    desktop: 'insight.value.desktop',
  },
  visitor: { new: 'insight.value.new', returning: 'insight.value.returning' },
  entry: pageNames,
  campaign: {
    '(line)': 'insight.value.line',
    '(search)': 'insight.value.search',
    '(social)': 'insight.value.social',
    '(link)': 'insight.value.link',
    '(direct)': 'insight.value.direct',
    '(other)': 'insight.value.other',
  },
  theme: {
    learn: 'insight.theme.learn',
    work: 'insight.theme.work',
    live: 'insight.theme.live',
    nature: 'insight.theme.nature',
  },
  region_source: {
    declared: 'insight.value.declared',
    edge: 'insight.value.edge',
    time_zone: 'insight.value.timeZone',
    unknown: 'insight.value.unknownSource',
  },
  tier: {
    '0': 'insight.value.tier0',
    '1': 'insight.value.tier1',
    '2': 'insight.value.tier2',
    '3': 'insight.value.tier3',
  },
  load: {
    '0-2': 'insight.value.load0',
    '2-5': 'insight.value.load2',
    '5-10': 'insight.value.load5',
    '10-': 'insight.value.load10',
  },
  line: {
    '4g': 'insight.value.4g',
    '3g': 'insight.value.3g',
    '2g': 'insight.value.2g',
    'slow-2g': 'insight.value.slow2g',
  },
  failure: {
    webgl_missing: 'insight.value.webglMissing',
    context_lost: 'insight.value.contextLost',
    scene_missing: 'insight.value.sceneMissing',
    network: 'insight.value.network',
  },
  path: { '^': 'insight.value.begin', $: 'insight.value.end', '(sent)': 'insight.value.sent' },
};

/** The message that names a key of a panel; null where it has none. Pages on a path stand in brackets. */
export function valueName(panel: string, key: string): MessageKey | null {
  const page = panel === 'path' ? /^\((\w+)\)$/.exec(key)?.[1] : undefined;
  return names[panel]?.[key] ?? (page === undefined ? null : (names.entry?.[page] ?? null));
}
