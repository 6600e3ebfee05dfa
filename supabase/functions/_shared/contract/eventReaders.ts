import type { VisitEventName } from './visit.ts';

/** Where an event is read that no statement of supabase/schemas names, and that file says how. */
export const eventReaders: Partial<Record<VisitEventName, string>> = {
  place_dwelled: 'supabase/schemas/20_facts.sql',
  region_declared: 'src/tracking/createTracker.ts',
};
