import type { VisitEvent, VisitEventName } from '../../supabase/functions/_shared/contract/visit.ts';

type Stamp = 'name' | 'event_id' | 'occurred_at' | 'revision';

/** What an event says beyond its name; tracking adds id, time and revision. */
export type Payload<Name extends VisitEventName> = Omit<Extract<VisitEvent, { name: Name }>, Stamp>;

/** An event as a feature tells it. */
export type TrackedEvent = {
  [Name in VisitEventName]: { name: Name } & Payload<Name>;
}[VisitEventName];
