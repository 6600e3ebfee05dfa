/** Beside the bars: letters of full width to a line, and to both. */
const [oneLine, bothLines] = [10.5, 19];
const neverFirst = '）」』、。ー・？！';
const widthOf = (letter: string): number => (letter > '\u02ff' ? 1 : 0.55);
/** How many letters a line holds. */
function holds(letters: readonly string[], line: number): number {
  let used = 0;
  const over = letters.findIndex((letter) => (used += widthOf(letter)) > line);
  return over < 0 ? letters.length : over;
}

/**
 * Cut to what two lines beside the bars hold (the table says it whole), and broken as Japanese is: before a bracket,
 * never before a closing one.
 */
export function inTwoLines(name: string): string {
  const all = Array.from(name);
  const fit = holds(all, bothLines);
  const letters = fit < all.length ? [...all.slice(0, fit - 1), '…'] : all;
  let at = holds(letters, oneLine);
  if (at === letters.length || !letters.some((letter) => widthOf(letter) === 1)) return letters.join('');
  const bracket = letters.indexOf('（');
  if (bracket > 0 && bracket <= at && holds(letters.slice(bracket), oneLine) === letters.length - bracket)
    at = bracket;
  while (at > 1 && neverFirst.includes(letters[at] ?? '')) at--;
  return `${letters.slice(0, at).join('')}\n${letters.slice(at).join('')}`;
}
