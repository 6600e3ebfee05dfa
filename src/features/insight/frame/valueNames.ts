import {
  channels,
  panelKeys,
  type KeyedPanel,
} from '../../../../supabase/functions/_shared/contract/panels.ts';
import type { MessageKey } from '../../../i18n/translate.ts';

/** The lists of which every key has a word here: those of the panels, and the ways in which families ask. */
const lists = { ...panelKeys, channel: channels };
/** Pages and languages are named by their own tables. */
type Lists = Omit<typeof lists, 'entry' | 'locale'>;
/** A key added to a list of the contract without its word in the catalogs does not compile below. */
type ValueMessage = { [P in keyof Lists]: `insight.value.${P}.${Lists[P][number]}` }[keyof Lists];

export type NamedPanel = KeyedPanel;

const isList = (panel: string): panel is keyof Lists =>
  panel in lists && panel !== 'entry' && panel !== 'locale';
const paths: Record<string, MessageKey> = {
  '^': 'insight.value.path.begin',
  $: 'insight.value.path.end',
};

function pageName(key: string): MessageKey | null {
  const page = panelKeys.entry.find((one) => one === key);
  return page === undefined ? null : `common.page.${page}`;
}

function inList(panel: string, key: string): ValueMessage | null {
  const keys: readonly string[] = isList(panel) ? lists[panel] : [];
  return keys.includes(key) ? (`insight.value.${panel}.${key}` as ValueMessage) : null;
}

/**
 * The message that names a key of a panel; null where it has none: codes of campaigns, ids. Pages on a path stand in
 * brackets.
 */
export function valueName(panel: string, key: string): MessageKey | null {
  if (key === '(unlinked)') return 'insight.value.unlinked';
  if (panel === 'stage' && (key === 'engaged' || key === 'considering' || key === 'lead'))
    return `insight.stage.${key}`;
  if (panel === 'path') {
    const page = /^\((\w+)\)$/.exec(key)?.[1];
    return paths[key] ?? (page === undefined ? null : pageName(page));
  }
  if (panel === 'entry') return pageName(key);
  return inList(panel, key);
}
