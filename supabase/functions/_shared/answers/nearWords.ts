import type { AnswerDoc } from './answerDocs.ts';

const word = /[\p{Script=Latin}]{4,}|[\p{Script=Hiragana}ー]{4,}|[\p{Script=Han}]{3,}/gu;

/** The words that a town uses, folded, for whoever mistypes one. `readings`: what furigana say, word by word. */
export function vocabularyOf(docs: readonly AnswerDoc[], readings: readonly string[]): string[] {
  const words = new Set(readings.filter((reading) => reading.length >= 4));
  for (const doc of docs)
    for (const text of [doc.title, doc.body]) for (const [found] of text.matchAll(word)) words.add(found);
  return [...words];
}

/** Words at one slip's distance from what was typed: a letter more, less, another, or two exchanged. */
export function nearWords(typed: string, vocabulary: readonly string[]): string[] {
  if (typed.length < 4) return [];
  return vocabulary.filter((known) => Math.abs(known.length - typed.length) <= 1 && isOneSlip(typed, known));
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restOfA, restOfB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isExchange = restOfA.length === 2 && restOfA === `${restOfB[1] ?? ''}${restOfB[0] ?? ''}`;
  return isExchange || (restOfA.length <= 1 && restOfB.length <= 1);
}
