/** Makes words comparable as people type them: full-width, capitals, katakana and spaces no longer matter. */
export function searchText(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .replace(/[\s・]+/g, ' ')
    .trim();
}

/** True when every word of the (already comparable) query is in the (already comparable) text. */
export function matchesWords(text: string, query: string): boolean {
  return query === '' || query.split(' ').every((word) => text.includes(word));
}
