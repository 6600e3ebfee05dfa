import * as v from 'valibot';
import { visitEvent, type CollectAnswer, type VisitEvent } from '../_shared/contract/visit.ts';
import { isReadableTime } from './isReadableTime.ts';

export interface ParsedEvents {
  events: VisitEvent[];
  refused: CollectAnswer['refused'];
}

/** Parses each event by itself: a bad one is refused with its reason, the rest is kept; one id counts once. */
export function parseEvents(sent: readonly unknown[]): ParsedEvents {
  const events = new Map<string, VisitEvent>();
  const refused: CollectAnswer['refused'] = [];
  for (const one of sent) {
    const parsed = v.safeParse(visitEvent, one);
    if (parsed.success && isReadableTime(parsed.output.occurred_at)) {
      events.set(parsed.output.event_id.toLowerCase(), parsed.output);
      continue;
    }
    const issue = parsed.success ? undefined : parsed.issues[0];
    const detail = issue
      ? `${v.getDotPath(issue) ?? ''}: ${issue.message}`
      : 'occurred_at: year out of range';
    refused.push({ event_id: idOf(one), reason: 'invalid', detail: detail.slice(0, 200) });
  }
  return { events: [...events.values()], refused };
}

function idOf(sent: unknown): string {
  const id = typeof sent === 'object' && sent !== null && 'event_id' in sent ? sent.event_id : '';
  return typeof id === 'string' ? id.slice(0, 80) : '';
}
