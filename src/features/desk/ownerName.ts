import type { Member } from '../../data/members.ts';
import type { MessageKey } from '../../i18n/translate.ts';

/** Who owns a household, in words. */
export function ownerName(
  owner: string | null,
  userId: string,
  owners: readonly Member[],
  t: (key: MessageKey) => string,
): string {
  if (owner === null) return t('concierge.owner.none');
  if (owner === userId) return t('concierge.owner.me');
  return owners.find((m) => m.user_id === owner)?.display_name ?? t('concierge.owner.other');
}
