import type { Membership } from '../../data/members.ts';
import type { Session } from '../../data/session.ts';

/** Who sits at the desk, and in which of their towns. */
export interface DeskProps {
  session: Session;
  member: Membership;
  memberships: Membership[];
  onTown: (townId: string) => void;
}
