import type { AnswerDoc } from './answerDocs.ts';
import { asksFor, type AskedWord } from './asksFor.ts';
import { foldText } from './foldText.ts';
import { eachField, stack } from './findWords.ts';
import { nearWords, vocabularyOf } from './nearWords.ts';

export interface Answer {
  doc: AnswerDoc;
  /** Higher is nearer; only the order counts. */
  score: number;
  /** Its words answer what was asked; false: it is only near. */
  isAnswer: boolean;
}

export interface Answers {
  /** The nearest first, at most `limit`. */
  find(query: string, limit?: number): Answer[];
}

const boosts = { title: 3, placeTitle: 4.5, body: 1.3 };
/** What is said of the place or the spot holds for what is in it, too, but less. */
const inherited = { title: 0.9, body: 0.35 };
const worth = { fact: 1.15, spot: 1, place: 0.95, event: 0.85, town: 0.9 };
/** The share of what was asked for, by weight, that an answer must hold. */
const line = 0.62;
/** Under this share a document has nothing to do with what was asked. */
const nearLine = 0.3;
const asksWhere = /どこ|場所|ところ|\b(where|places?|spots?)\b/iu;

/** How strongly a word stands in each document. */
type Hits = Map<number, number>;

const raise = (hits: Hits, at: number, strength: number): void => {
  if (strength > (hits.get(at) ?? 0)) hits.set(at, strength);
};

/**
 * What a town's published words answer.
 * @param readings what its furigana say, folded, for slips in hiragana.
 * @param extraSynonyms groups of words that the town itself takes for one.
 */
export function createAnswers(
  docs: readonly AnswerDoc[],
  readings: readonly string[] = [],
  extraSynonyms: readonly (readonly string[])[] = [],
): Answers {
  const haystack = stack(docs);
  const vocabulary = vocabularyOf(docs, readings);
  const extra = extraSynonyms.map((group) => group.map(foldText));
  const parts: number[][] = docs.map(() => []);
  docs.forEach(({ within }, at) => {
    for (const whole of within) parts[whole]?.push(at);
  });

  const look = (said: string, strength: number, hits: Hits): void => {
    eachField(haystack, said, (at, field, from, to) => {
      const doc = docs[at];
      if (!doc) return;
      const length = field === 'body' ? 1 / (1 + Math.log10(1 + (to - from) / 200)) : 1;
      const isWhole = field === 'title' && doc.title.split('\n').includes(said);
      const boost = field === 'title' && doc.kind === 'place' ? boosts.placeTitle : boosts[field];
      raise(hits, at, boost * length * strength * (isWhole ? 1.4 : 1));
      for (const part of parts[at] ?? []) raise(hits, part, inherited[field] * length * strength);
    });
  };

  const hitsOf = (word: AskedWord): Hits => {
    const hits: Hits = new Map();
    for (const { said, strength } of word.ways) look(said, strength, hits);
    if (hits.size === 0) for (const near of nearWords(word.typed, vocabulary)) look(near, 0.75, hits);
    if (hits.size > 0 || word.parts.length < 2) return hits;
    // A compound that stands nowhere as it is typed: its parts, where they all stand together.
    const [first, ...others] = word.parts.map(hitsOf);
    for (const [at, strength] of first ?? [])
      if (others.every((other) => other.has(at)))
        hits.set(at, 0.7 * Math.min(strength, ...others.map((other) => other.get(at) ?? 0)));
    return hits;
  };

  return {
    find(query, limit = 10) {
      const fact = asksWhere.test(query) ? 0.8 : worth.fact;
      const sums = new Map<number, { score: number; held: number }>();
      let all = 0;
      for (const word of asksFor(query, extra)) {
        const hits = hitsOf(word);
        // How much or when, where nobody said so, takes nothing away from what it was asked of.
        if (hits.size === 0 && word.weight < 0.5) continue;
        const weight = word.weight * Math.log(1 + docs.length / Math.max(hits.size, 0.7));
        all += weight;
        for (const [at, strength] of hits) {
          const { score, held } = sums.get(at) ?? { score: 0, held: 0 };
          sums.set(at, { score: score + weight * strength, held: held + weight });
        }
      }
      const found: Answer[] = [];
      for (const [at, { score, held }] of sums) {
        const doc = docs[at];
        const share = held / all;
        if (doc && share >= nearLine)
          found.push({
            doc,
            score: score * share * share * (doc.kind === 'fact' ? fact : worth[doc.kind]),
            isAnswer: share >= line,
          });
      }
      return found
        .sort((a, b) => Number(b.isAnswer) - Number(a.isAnswer) || b.score - a.score)
        .slice(0, limit);
    },
  };
}
