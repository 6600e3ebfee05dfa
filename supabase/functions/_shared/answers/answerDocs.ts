import type { Localized } from '../contract/localized.ts';
import type { Fact, Place, Town, TownEvent } from '../contract/town.ts';
import type { AnswerKind } from '../contract/search.ts';
import { foldText, readingOf, withoutFurigana } from './foldText.ts';

/** One thing that a family may read, with the words by which it is found; folded, all languages together. */
export interface AnswerDoc {
  /** fact_id, spot_id, place_id, town_event_id, or town_id; unique together with its kind and place. */
  id: string;
  kind: AnswerKind;
  placeId?: string;
  spotId?: string;
  /** Of kind town: which of the things that it says of itself. */
  part?: 'about' | 'advice' | 'climate';
  /** Name or label: what it is about. */
  title: string;
  /** What is said of it. */
  body: string;
  /** What it is a part of, as places in the list: the spot and the place of a fact, the place of a spot. */
  within: number[];
}

const joined = (...parts: (Localized | string | undefined)[]): string =>
  foldText(
    parts
      .flatMap((part) =>
        part === undefined
          ? []
          : typeof part === 'string'
            ? [part]
            : Object.values(part).flatMap((words: string) =>
                words.includes('｜') ? [withoutFurigana(words), readingOf(words)] : [words],
              ),
      )
      .join('\n'),
  );

/** Everything a family may read of a town's published revision, one document for each thing that can be an answer. */
export function answerDocs(town: Town, places: readonly Place[], events: readonly TownEvent[]): AnswerDoc[] {
  const docs: AnswerDoc[] = [];
  const add = (doc: AnswerDoc): number => docs.push(doc) - 1;
  const addFacts = (facts: readonly Fact[], of: Pick<AnswerDoc, 'placeId' | 'spotId' | 'within'>): void => {
    for (const fact of facts)
      add({ id: fact.fact_id, kind: 'fact', ...of, title: joined(fact.label), body: joined(fact.value) });
  };
  const addOfTown = (part: AnswerDoc['part'], title: Localized, ...body: (Localized | string)[]): void => {
    add({ id: town.town_id, kind: 'town', part, title: joined(title), body: joined(...body), within: [] });
  };
  addOfTown('about', town.name, town.tagline);
  addOfTown(
    'advice',
    adviceWords,
    town.hours,
    ...town.concierges.flatMap((one) => [one.name, one.introduction]),
  );
  if (town.climate) addOfTown('climate', climateWords, town.climate.note);
  for (const place of places) {
    const placeId = place.place_id;
    const { name, summary, inconvenient, address, facts, spots } = place;
    const inPlace = [
      add({
        id: placeId,
        kind: 'place',
        placeId,
        title: joined(name),
        body: joined(summary, inconvenient, address),
        within: [],
      }),
    ];
    addFacts(facts, { placeId, within: inPlace });
    for (const spot of spots) {
      const spotId = spot.spot_id;
      const body = joined(spot.words, spot.good, spot.inconvenient);
      const at = add({
        id: spotId,
        kind: 'spot',
        placeId,
        spotId,
        title: joined(spot.name),
        body,
        within: inPlace,
      });
      addFacts(spot.facts, { placeId, spotId, within: [at, ...inPlace] });
    }
  }
  for (const event of events)
    add({
      id: event.town_event_id,
      kind: 'event',
      title: joined(event.name),
      body: joined(event.description, event.venue, event.fee),
      within: [],
    });
  return docs;
}

const adviceWords: Localized = {
  ja: '移住の相談の日と時間 移住コンシェルジュ 何曜日 電話番号',
  'ja-easy': '｜相談《そうだん》の｜日《ひ》と｜時間《じかん》',
  en: 'Advice on moving: days and hours, concierges',
};

/** What the climate's twelve rows of numbers are about; they themselves hold no words. */
const climateWords: Localized = {
  ja: '気候 気温 平均の最高気温 最低気温 冬の寒さ 夏の暑さ 積雪 雪の深さ 日の長さ',
  'ja-easy':
    '｜気候《きこう》 ｜気温《きおん》 ｜冬《ふゆ》の｜寒《さむ》さ ｜夏《なつ》の｜暑《あつ》さ ｜雪《ゆき》の｜深《ふか》さ',
  en: 'climate temperature highest lowest winter cold summer heat snow depth daylight',
};
