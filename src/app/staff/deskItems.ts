import ChartColumn from 'lucide-react/icons/chart-column';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import House from 'lucide-react/icons/house';
import Map from 'lucide-react/icons/map';
import Settings from 'lucide-react/icons/settings';
import Target from 'lucide-react/icons/target';
import UserCog from 'lucide-react/icons/user-cog';
import Users from 'lucide-react/icons/users';
import type { LucideIcon } from 'lucide-react';
import { roles, type Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { Membership } from '../../data/members.ts';
import type { MessageKey } from '../../i18n/translate.ts';

interface DeskRow {
  path: `/staff${string}`;
  label: MessageKey;
  Icon: LucideIcon;
  roles: readonly Role[];
  /** Opened now and then: on a phone it stands on the settings page, not in the bar at the thumb. */
  isRare?: true;
  /** Whoever has the role must be an auditor as well. */
  forAuditors?: true;
}

/** Whom the rail is for. */
export type Who = Pick<Membership, 'role' | 'is_auditor'>;

/** The rail, in its order, and who is shown what. `Desk.tsx` gives each row its page, and does not compile without. */
export const deskItems = [
  { path: '/staff', label: 'desk.today', Icon: House, roles: ['concierge', 'admin'] },
  { path: '/staff/households', label: 'desk.households', Icon: Users, roles: ['concierge', 'admin'] },
  {
    path: '/staff/insight',
    label: 'desk.insight',
    Icon: ChartColumn,
    roles: ['analyst', 'concierge', 'admin', 'editor'],
  },
  { path: '/staff/kpi', label: 'desk.kpi', Icon: Target, roles: ['analyst', 'concierge', 'admin'] },
  { path: '/staff/town', label: 'desk.town', Icon: Map, roles: ['editor', 'admin'] },
  { path: '/staff/people', label: 'desk.people', Icon: UserCog, roles: ['admin'], isRare: true },
  { path: '/staff/audit', label: 'desk.audit', Icon: ClipboardCheck, roles, isRare: true, forAuditors: true },
  { path: '/staff/settings', label: 'desk.settings', Icon: Settings, roles },
] as const satisfies readonly DeskRow[];
export type DeskPath = (typeof deskItems)[number]['path'];

const items: readonly DeskRow[] = deskItems;

const opens = (item: DeskRow, { role, is_auditor }: Who): boolean =>
  item.roles.includes(role) && (item.forAuditors === undefined || is_auditor);

/** What stands on somebody's rail. */
export const itemsFor = (who: Who): readonly DeskRow[] => items.filter((item) => opens(item, who));

/** Whether somebody is shown a page of the rail. */
export const mayOpen = (path: string, who: Who): boolean => itemsFor(who).some((item) => item.path === path);

/** The page a role starts on. */
export function firstPath(who: Who): string {
  if (who.role === 'editor') return '/staff/town'; // the figures of spots are there to look up, not to begin with
  return itemsFor(who)[0]?.path ?? '/staff/settings';
}
