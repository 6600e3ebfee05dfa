import { foldText } from './foldText.ts';
import { stemOf } from './stemOf.ts';
import { circumstances, leads, measures, silent, synonyms } from './thesaurus.ts';

/** One thing that was asked for, with all the ways in which the town may have said it. */
export interface AskedWord {
  /** As it was typed, folded. */
  typed: string;
  /** Folded; strength 1 as typed, less for what only means about the same. */
  ways: { said: string; strength: number }[];
  /** What a compound is put together of; empty: it is none. */
  parts: AskedWord[];
  /** How much of the question hangs on it, 0 to 1. */
  weight: number;
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const kana = /^[\p{Script=Hiragana}ー]+$/u;
const latin = /^[\p{Script=Latin}\d]/u;
const verb = /^\p{Script=Han}{1,2}\p{Script=Hiragana}{1,5}$/u;
/** How a question ends that asks whether or how a thing is. */
const asking = new RegExp(
  '(?:(?<=[はがをにでてもか ]|\\p{Script=Han}|[ァ-ヶー])' +
    '(?:あり|おり|い|でき|なり|かかり|し|もらえ|使え|受けられ|行け|され|れ))?' +
    '(?:ませんか|ますか|ましたか|ません|ます|ました|でしょうか|ですか|です)(?=[ 、。？?]|$)',
  'gu',
);
const politeEnd = /(なさい|ください|ましょう|ましたか|ますか|ません|ました|ます|ですか|です|たい|ない)+$/u;

/** One form of a word for looking it up: Latin words by their stem, word by word. */
const keyOf = (word: string): string => (latin.test(word) ? word.split(' ').map(stemOf).join(' ') : word);
const groups = synonyms.map((group) => group.map(foldText));
const keys = groups.map((group) => new Set(group.map(keyOf)));
const ledBy = leads.map(([from, to]) => [new Set(from.map(foldText).map(keyOf)), to.map(foldText)] as const);

/** A segment of the query: folded, and whether a noun, a verb or nothing by itself. */
interface Segment {
  text: string;
  /** As it was written: katakana and hiragana still differ. */
  written: string;
  at: number;
  isContent: boolean;
}

/** The ways in which a town may have said a folded word; groups that a town added count like the others. */
function waysOf(typed: string, written: string, extra: readonly string[][]): AskedWord['ways'] {
  const ways = new Map<string, number>([[typed, 1]]);
  const add = (said: string, strength: number): void => {
    if (said.length > 0) ways.set(said, Math.max(ways.get(said) ?? 0, strength));
  };
  const addKin = (word: string, strength: number): void => {
    const key = keyOf(word);
    groups.forEach((group, at) => {
      if (keys[at]?.has(key)) for (const said of group) add(said, strength);
    });
    for (const group of extra) if (group.includes(word)) for (const said of group) add(said, strength);
    for (const [from, to] of ledBy) if (from.has(key)) for (const said of to) add(said, strength * 0.6);
  };
  addKin(typed, 0.85);
  // A verb or an adjective is the same word in another form: 預けられる, 預かり.
  if (verb.test(written)) {
    const stem = /^\p{Script=Han}+/u.exec(typed)?.[0] ?? '';
    add(typed.slice(0, stem.length + 1), 0.9);
    add(stem, 0.6);
    addKin(typed.slice(0, -1), 0.8);
  }
  const bare = typed.replace(politeEnd, '');
  if (bare !== typed && bare.length >= 2) {
    add(bare, 0.9);
    addKin(bare, 0.8);
  }
  return [...ways].map(([said, strength]) => ({ said, strength }));
}

function wordOf(
  typed: string,
  written: string,
  parts: readonly Segment[],
  extra: readonly string[][],
): AskedWord {
  const isKnown = keys.some((group) => group.has(keyOf(typed)));
  const weight = circumstances.has(typed)
    ? 0.15
    : measures.has(typed)
      ? 0.35
      : verb.test(written) && !isKnown
        ? 0.6
        : 1;
  return {
    typed,
    ways: waysOf(typed, written, extra),
    parts: parts.length < 2 ? [] : parts.map((part) => wordOf(part.text, part.written, [], extra)),
    weight,
  };
}

const isPhrase = (said: string): boolean => said.length >= 2 && !circumstances.has(said);
const longestFirst = (phrases: Iterable<string>): string[] =>
  [...phrases].filter(isPhrase).sort((a, b) => b.length - a.length);
const knownPhrases = longestFirst(new Set([...groups.flat(), ...measures]));

/**
 * What a question asks for: its words without those that ask nothing; neighbours in kanji or katakana are taken
 * together as the compound they are, known phrases whole.
 * @param extra groups of synonyms of the town's own, folded.
 */
export function asksFor(query: string, extra: readonly string[][] = []): AskedWord[] {
  const written = query
    .normalize('NFKC')
    .slice(0, 200)
    .replace(asking, ' ')
    .replace(/[\s、。，．？！?!,・「」『』（）()/~〜]+/g, ' ')
    .trim();
  const phrases =
    extra.length === 0 ? knownPhrases : longestFirst(new Set([...extra.flat(), ...knownPhrases]));
  const text = foldText(written);
  const words = text.length === written.length ? compounds(segmentsOf(written), text, phrases, extra) : [];
  const asks = words.length > 0 || !/\p{Script=Han}|[\p{L}\p{N}]{2}/u.test(text);
  const all = asks ? words : [wordOf(text, written, [], extra)];
  const seen = new Set<string>();
  return all.filter(({ typed }) => !seen.has(typed) && seen.add(typed));
}

/** The dictionary's segments; hiragana that it cut to pieces are one word again, up to the next space or particle. */
function segmentsOf(written: string): Segment[] {
  const segments: Segment[] = [];
  for (const { segment, index } of cutOf(written)) {
    const text = foldText(segment);
    const before = segments.at(-1);
    const isTorn =
      before !== undefined &&
      before.at + before.text.length === index &&
      kana.test(segment) &&
      kana.test(before.written) &&
      !silent.has(text) &&
      (before.written.length === 1
        ? !particles.has(before.written) || before.at === 0
        : segment.length === 1);
    if (isTorn) {
      before.text += text;
      before.written += segment;
    } else segments.push({ text, written: segment, at: index, isContent: false });
  }
  for (const one of segments)
    one.isContent =
      /[\p{L}\p{N}]/u.test(one.text) &&
      !silent.has(one.text) &&
      !silent.has(one.text.replace(politeEnd, '')) &&
      !(one.text.length === 1 && kana.test(one.written));
  return segments;
}
/** A short word all in hiragana is taken as it stands, less its last particle: the dictionary tears slips apart. */
function* cutOf(written: string): Generator<{ segment: string; index: number }> {
  for (const { 0: chunk, index: at } of written.matchAll(/[^ ]+| +/g)) {
    const short = /^([\p{Script=Hiragana}ー]{3,7}?)(は|が|を|に|で|も|から|まで)?$/u.exec(chunk);
    if (short?.[1]) {
      yield { segment: short[1], index: at };
      if (short[2]) yield { segment: short[2], index: at + short[1].length };
    } else for (const { segment, index } of segmenter.segment(chunk)) yield { segment, index: at + index };
  }
}
const particles = new Set(Array.from('はがをにでともへかのやねよ'));

function compounds(
  segments: readonly Segment[],
  text: string,
  phrases: readonly string[],
  extra: readonly string[][],
): AskedWord[] {
  const words: AskedWord[] = [];
  let parts: Segment[] = [];
  const close = (): void => {
    const join = (of: 'text' | 'written') => parts.map((part) => part[of]).join('');
    if (parts.length > 0) words.push(wordOf(join('text'), join('written'), parts, extra));
    parts = [];
  };
  let end = 0;
  for (const segment of segments) {
    if (segment.at < end) continue;
    const phrase = phrases.find((one) => text.startsWith(one, segment.at) && isWhole(text, segment.at, one));
    if (phrase !== undefined) {
      close();
      words.push(wordOf(phrase, phrase, [], extra));
      end = segment.at + phrase.length;
    } else if (!segment.isContent) close();
    else {
      if (!joins(parts.at(-1), segment)) close();
      parts.push(segment);
    }
  }
  close();
  return words;
}

/** Nouns written without anything between are one word; a verb's tail ends it, and Latin words stand alone. */
function joins(before: Segment | undefined, next: Segment): boolean {
  if (before === undefined || before.at + before.text.length !== next.at) return false;
  if (latin.test(before.text) || latin.test(next.text)) return false;
  return !/\p{Script=Hiragana}$/u.test(before.written) && !/^\p{Script=Hiragana}/u.test(next.written);
}

/**
 * A phrase is one only as a whole word: 病院 in 動物病院 is a part of another, cat in education none. What is asked of it
 * may follow at once: 役場何時まで.
 */
function isWhole(text: string, at: number, phrase: string): boolean {
  const [before, after] = [text.slice(0, at), text.slice(at + phrase.length)];
  if (latin.test(phrase))
    return !/[\p{Script=Latin}\d]$/u.test(before) && !/^[\p{Script=Latin}\d]/u.test(after);
  if (/^\p{Script=Han}/u.test(phrase) && /\p{Script=Han}$/u.test(before)) return false;
  return !(
    /\p{Script=Han}$/u.test(phrase) &&
    /^(?!何|[費料代金数者届証率員](?!\p{Script=Han}))\p{Script=Han}/u.test(after)
  );
}
