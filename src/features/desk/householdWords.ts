import type { ChildGrade, Timing, Wish } from '../../../supabase/functions/_shared/contract/consult.ts';
import type { Locale, Localized } from '../../../supabase/functions/_shared/contract/town.ts';
import { dwellWords } from '../../domain/duration.ts';
import { regionName } from '../../domain/regions.ts';
import type { WarmthReason } from '../../domain/warmth.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What turns data into words: the interface's texts, the town's own, and the reader's language. */
export interface Speech {
  t: Translate;
  say: (words: Localized) => string;
  locale: Locale;
}

export interface StoryInput {
  adults: number;
  children: readonly ChildGrade[];
  timing: Timing;
  wishes: readonly Wish[];
  from_region?: string | null;
  /** null: not shared. */
  visits: { visits: number; top: readonly { spot_id: string; engaged_ms: number }[] } | null;
}

/** 小1と年長, 小1、小3と年長: the last two are joined by a word. */
function listed(parts: readonly string[], t: Translate): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return parts.slice(0, -1).join(t('concierge.comma')) + t('concierge.and') + last;
}

/** Children by grade, the same grade counted: 小1が2人と年長. */
export function childrenWords(children: readonly ChildGrade[], t: Translate): string {
  if (children.length === 0) return t('concierge.noChildren');
  const counts = new Map<ChildGrade, number>();
  for (const child of children) counts.set(child, (counts.get(child) ?? 0) + 1);
  const parts = [...counts].map(([grade, count]) =>
    count === 1
      ? t(`concierge.grade.${grade}`)
      : t('concierge.gradeTimes', { grade: t(`concierge.grade.${grade}`), count }),
  );
  return listed(parts, t);
}

export function wishesWords(wishes: readonly Wish[], t: Translate): string {
  return listed(
    wishes.map((wish) => t(`concierge.wish.${wish}`)),
    t,
  );
}

export function regionWords(region: string, { t, locale }: Pick<Speech, 't' | 'locale'>): string {
  return regionName(region, locale) ?? t('concierge.region.unknown');
}

/** The family in sentences, as one colleague would tell another before picking up the phone. */
export function householdStory(
  input: StoryInput,
  spotName: (spotId: string) => string,
  { t, locale }: Speech,
): string[] {
  const region = input.from_region ? regionName(input.from_region, locale) : null;
  const adults = t('concierge.adults', { count: input.adults });
  const story = [
    region ? t('concierge.story.from', { region }) : t('concierge.story.fromUnknown'),
    input.children.length === 0
      ? t('concierge.story.adultsOnly', { adults })
      : t('concierge.story.people', { adults, children: childrenWords(input.children, t) }),
    t('concierge.story.timing', { timing: t(`concierge.timing.${input.timing}`) }),
    input.wishes.length === 0
      ? t('concierge.story.noWishes')
      : t('concierge.story.wishes', { wishes: wishesWords(input.wishes, t) }),
  ];
  if (input.visits && input.visits.top.length > 0) {
    const spots = input.visits.top.map((stay) =>
      t('concierge.story.lookedAt', {
        spot: spotName(stay.spot_id),
        dwell: dwellWords(stay.engaged_ms, locale),
      }),
    );
    story.push(t('concierge.story.looked', { spots: spots.join(t('concierge.comma')) }));
  } else if (input.visits && input.visits.visits > 0) {
    story.push(t('concierge.story.lookedShort', { visits: input.visits.visits }));
  }
  return story;
}

/** A reason of the warmth as a sentence. */
export function warmthWords(
  reason: WarmthReason,
  input: { timing: Timing; preferred_contact: 'email' | 'phone' | 'line' },
  t: Translate,
): string {
  switch (reason.code) {
    case 'timing':
      return t(`concierge.warmth.timing.${input.timing}`);
    case 'contact':
      return t(`concierge.warmth.contact.${input.preferred_contact}`);
    case 'recency':
      return reason.values.days === 0
        ? t('concierge.warmth.recency.today')
        : t('concierge.warmth.recency', reason.values);
    default:
      return t(`concierge.warmth.${reason.code}`, reason.values);
  }
}
