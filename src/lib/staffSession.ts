import { readStored } from './safeStorage.ts';

/** Where this browser keeps the session of a member of staff; whether it is still good is for the database to say. */
export const staffSessionKey = 'hiroba.staff';

/** Whether this browser holds such a session, which may have run out. */
export function hasStaffSession(): boolean {
  return readStored(staffSessionKey) !== null;
}
