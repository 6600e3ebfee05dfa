// What was typed and not yet sent. It stays on this device, so that a reload or a dead battery costs nothing.
import { randomUuid } from '../../lib/randomUuid.ts';
import { readStored, writeStored } from '../../lib/safeStorage.ts';
import { emptyHousehold, type HouseholdDraft } from '../../shared/household/householdDraft.ts';

export interface ConsultDraft {
  consultation_id: string;
  household: HouseholdDraft;
  link_visits: boolean;
  consent: boolean;
}

export function newDraft(): ConsultDraft {
  return {
    consultation_id: randomUuid(),
    household: emptyHousehold,
    link_visits: false,
    consent: false,
  };
}

const keyOf = (townId: string) => `hiroba.consult.${townId}`;

/** Fills what an older or damaged draft lacks; null when there is none. Answers are checked when they are sent. */
export function parseDraft(text: string | null): ConsultDraft | null {
  if (!text) return null;
  try {
    const raw = JSON.parse(text) as Partial<ConsultDraft> | null;
    if (typeof raw?.consultation_id !== 'string' || typeof raw.household !== 'object') return null;
    const fresh = newDraft();
    const household = repair(raw.household, emptyHousehold);
    return {
      consultation_id: raw.consultation_id,
      household,
      link_visits: raw.link_visits === true,
      // Consent is given anew each time, on the text that is on the screen.
      consent: fresh.consent,
    };
  } catch {
    return null;
  }
}

function repair(raw: Partial<HouseholdDraft> | null, pattern: HouseholdDraft): HouseholdDraft {
  const sound = Object.entries(raw ?? {}).filter(([key, value]) => {
    const like: unknown = (pattern as unknown as Record<string, unknown>)[key];
    return typeof value === typeof like && Array.isArray(value) === Array.isArray(like);
  });
  return { ...pattern, ...(Object.fromEntries(sound) as Partial<HouseholdDraft>) };
}

export function readDraft(townId: string): ConsultDraft | null {
  return parseDraft(readStored(keyOf(townId)));
}

/** null forgets it. */
export function keepDraft(townId: string, draft: ConsultDraft | null): void {
  writeStored(keyOf(townId), draft && JSON.stringify(draft));
}
