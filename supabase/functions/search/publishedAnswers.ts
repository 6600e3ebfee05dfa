import type postgres from 'postgres';
import { answerDocs } from '../_shared/answers/answerDocs.ts';
import { createAnswers, type Answers } from '../_shared/answers/createAnswers.ts';
import { quoteAnswer } from '../_shared/answers/quoteAnswer.ts';
import { readingsIn } from '../_shared/answers/foldText.ts';
import type { SearchAnswer, SearchRequest } from '../_shared/contract/search.ts';
import { place, town, townEvent, type Place, type Town, type TownEvent } from '../_shared/contract/town.ts';
import { goodRows } from '../_shared/contract/parseRows.ts';
import * as v from 'valibot';

export interface Published {
  revision: number;
  town: Town;
  places: readonly Place[];
  events: readonly TownEvent[];
  answers: Answers;
}

/** How many towns' words one process keeps; a large one is a few megabytes. */
const kept = 20;
/** Answers above and below the line that a phone is sent. */
const most = 12;

/**
 * Answers out of the town's current revision. A revision never changes, so its words are read once; the pointer to it
 * is asked every time, and is one row.
 */
export function publishedAnswers(sql: postgres.Sql): (asked: SearchRequest) => Promise<SearchAnswer | null> {
  const read = new Map<string, Promise<Published>>();

  const publishedOf = (townId: string, revision: number): Promise<Published> => {
    const key = `${townId}/${revision}`;
    const known = read.get(key) ?? readRevision(sql, townId, revision);
    read.delete(key);
    read.set(key, known); // the newest last, so that the first is the one longest unused
    known.catch(() => read.delete(key));
    const [oldest] = read.keys();
    if (read.size > kept && oldest !== undefined) read.delete(oldest);
    return known;
  };

  return async ({ town_id, words, locale }) => {
    const [row] = await sql<{ current_revision: number | null }[]>`
      select current_revision from public.towns where town_id = ${town_id}`;
    if (!row || row.current_revision === null) return null;
    const published = await publishedOf(town_id, row.current_revision);
    return {
      revision: published.revision,
      found: published.answers.find(words, most).map((one) => quoteAnswer(published, one, words, locale)),
    };
  };
}

async function readRevision(sql: postgres.Sql, townId: string, revision: number): Promise<Published> {
  const [frozen] = await sql<{ town_doc: unknown }[]>`
    select town_doc from public.revisions where town_id = ${townId} and revision = ${revision}`;
  const placeRows = await sql`
    select doc from public.revision_places where town_id = ${townId} and revision = ${revision}
    order by position, place_id`;
  const eventRows = await sql`
    select doc from public.revision_town_events where town_id = ${townId} and revision = ${revision}
    order by starts_on, town_event_id`;
  const townDoc = v.parse(town, frozen?.town_doc);
  const places = goodRows(v.object({ doc: place }), [...placeRows], 'places').map(({ doc }) => doc);
  const events = goodRows(v.object({ doc: townEvent }), [...eventRows], 'events').map(({ doc }) => doc);
  const docs = answerDocs(townDoc, places, events);
  return {
    revision,
    town: townDoc,
    places,
    events,
    answers: createAnswers(docs, readingsIn([townDoc, places, events])),
  };
}
