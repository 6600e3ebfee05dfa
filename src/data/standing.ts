// Where people stood, for staff who look at it in the 3D town itself. Loaded with that, never with a visitor's tour.
import { dataConfig } from './client.ts';
import { readTable, type DayRange, type KeyRow } from './insight.ts';
import { configureStaffClient } from './staffClient.ts';

/** Visits and engaged dwell (ms) by square of the ground; throws StaffProblem for whoever may not ask. */
export function readStanding(townId: string, range: DayRange): Promise<KeyRow[]> {
  configureStaffClient(() => Promise.resolve(dataConfig()));
  return readTable(townId, range, 'area');
}
