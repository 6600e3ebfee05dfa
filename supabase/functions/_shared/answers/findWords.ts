import type { AnswerDoc } from './answerDocs.ts';
import { stemOf } from './stemOf.ts';

export type Field = 'title' | 'body';

/** A town's words in one long text: what is asked for is looked for as it stands, with no index to build or to keep. */
export interface Haystack {
  text: string;
  /** Where each field begins, ascending; field 2n is the title of document n, 2n + 1 its body. */
  starts: number[];
}

export function stack(docs: readonly AnswerDoc[]): Haystack {
  const starts: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const { title, body } of docs)
    for (const piece of [title, body]) {
      starts.push(at);
      pieces.push(piece);
      at += piece.length + 1;
    }
  return { text: pieces.join('\0'), starts };
}

const latin = /^[\p{Script=Latin}\d]/u;

/** Calls back once for each field that holds the words; Latin ones by their stems, at the beginning of a word. */
export function eachField(
  { text, starts }: Haystack,
  said: string,
  found: (doc: number, field: Field, from: number, to: number) => void,
): void {
  const isLatin = latin.test(said);
  const stems = isLatin ? said.split(/[ -]+/).map(stemOf) : [];
  const rest = isLatin
    ? new RegExp(
        `${stems.map((stem) => `${escape(stem)}\\p{Script=Latin}{0,3}`).join('[ -]')}(?![\\p{Script=Latin}\\d])`,
        'uy',
      )
    : null;
  const needle = stems[0] ?? said;
  if (needle === '') return;
  let piece = 0;
  for (let at = text.indexOf(needle); at >= 0;) {
    if (rest) {
      rest.lastIndex = at;
      if (/[\p{Script=Latin}\d]/u.test(text[at - 1] ?? '') || !rest.test(text)) {
        at = text.indexOf(needle, at + 1);
        continue;
      }
    }
    piece = pieceAt(starts, at, piece);
    const from = starts[piece] ?? 0;
    const to = (starts[piece + 1] ?? text.length + 1) - 1;
    found(piece >> 1, piece % 2 === 0 ? 'title' : 'body', from, to);
    at = text.indexOf(needle, to);
  }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pieceAt(starts: readonly number[], at: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
