import type { FoundAnswer } from '../contract/search.ts';
import type { Locale, Localized, Place, Town, TownEvent } from '../contract/town.ts';
import { asksFor } from './asksFor.ts';
import type { Answer } from './createAnswers.ts';
import { foldText, readingOf, withoutFurigana } from './foldText.ts';

interface Words {
  town: Town;
  places: readonly Place[];
  events: readonly TownEvent[];
}

/** What a page shows of an answer: the fact with its date and section, or the sentence that holds what was asked. */
export function quoteAnswer(
  { town, places, events }: Words,
  { doc, isAnswer }: Answer,
  query: string,
  locale: Locale,
): FoundAnswer {
  const say = (words: Localized): string => words[locale] ?? words.ja;
  const sentence = (...texts: (Localized | undefined)[]): string =>
    bestSentence(
      texts.flatMap((text) => (text ? [say(text)] : [])),
      query,
    );
  const common = { kind: doc.kind, id: doc.id, is_answer: isAnswer };
  const place = places.find((one) => one.place_id === doc.placeId);
  const spot = place?.spots.find((one) => one.spot_id === doc.spotId);
  if (place) {
    const where = {
      place_id: place.place_id,
      place_name: say(place.name),
      has_scene: place.space_id !== undefined,
      ...(spot && { spot_id: spot.spot_id, spot_name: say(spot.name) }),
    };
    const fact = (spot ?? place).facts.find((one) => doc.kind === 'fact' && one.fact_id === doc.id);
    if (fact)
      return {
        ...common,
        ...where,
        name: say(fact.label),
        words: say(fact.value),
        checked_on: fact.checked_on,
        owner_section: say(fact.owner_section),
      };
    if (spot)
      return {
        ...common,
        ...where,
        name: say(spot.name),
        words: sentence(spot.words, spot.good, spot.inconvenient),
      };
    return { ...common, ...where, name: say(place.name), words: sentence(place.summary, place.inconvenient) };
  }
  const event = events.find((one) => one.town_event_id === doc.id);
  if (doc.kind === 'event' && event)
    return {
      ...common,
      name: say(event.name),
      words: sentence(event.description),
      starts_on: event.starts_on,
      ...(event.venue !== undefined && { place_name: event.venue }),
    };
  const ofTown = { about: town.tagline, advice: town.hours, climate: town.climate?.note };
  return { ...common, name: say(town.name), words: say(ofTown[doc.part ?? 'about'] ?? town.tagline) };
}

/** The sentence that holds most of what was asked; the first where none holds any. */
function bestSentence(texts: readonly string[], query: string): string {
  const sentences = texts.flatMap((text) => text.match(/[^。.!?！？]+[。.!?！？]*(\s+|$)?/gu) ?? [text]);
  const asked = asksFor(query);
  let [best = '', most] = [sentences[0], 0];
  for (const sentence of sentences) {
    const folded = foldText(`${withoutFurigana(sentence)}\n${readingOf(sentence)}`);
    const held = asked.reduce(
      (sum, { ways, weight }) =>
        sum +
        weight * Math.max(0, ...ways.map(({ said, strength }) => (folded.includes(said) ? strength : 0))),
      0,
    );
    if (held > most) [best, most] = [sentence, held];
  }
  return best.trim();
}
