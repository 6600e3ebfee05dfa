import ChartColumn from 'lucide-react/icons/chart-column';
import House from 'lucide-react/icons/house';
import Map from 'lucide-react/icons/map';
import Settings from 'lucide-react/icons/settings';
import Target from 'lucide-react/icons/target';
import Users from 'lucide-react/icons/users';
import type { LucideIcon } from 'lucide-react';
import { roles, type Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { MessageKey } from '../../i18n/translate.ts';

interface DeskRow {
  path: `/staff${string}`;
  label: MessageKey;
  Icon: LucideIcon;
  roles: readonly Role[];
}

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
  { path: '/staff/settings', label: 'desk.settings', Icon: Settings, roles },
] as const satisfies readonly DeskRow[];
export type DeskPath = (typeof deskItems)[number]['path'];

const items: readonly DeskRow[] = deskItems;

/** What stands on the rail of a role. */
export const itemsFor = (role: Role): readonly DeskRow[] => items.filter((item) => item.roles.includes(role));

/** Who is shown a page of the rail. */
export function rolesOf(path: string): readonly Role[] {
  return items.find((item) => item.path === path)?.roles ?? [];
}

/** The page a role starts on. */
export function firstPath(role: Role): string {
  if (role === 'editor') return '/staff/town'; // the figures of spots are there to look up, not to begin with
  return itemsFor(role)[0]?.path ?? '/staff/settings';
}
