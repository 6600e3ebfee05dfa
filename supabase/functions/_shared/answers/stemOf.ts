/** One form for an English word's singular, plural and tenses; small on purpose, the words are short. */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/([^aeious])s$/, '$1')
    .replace(/([aeiou][^aeious]?)s$/, '$1')
    .replace(/(.{3})(ing|ed)$/, '$1')
    .replace(/(.{4})[ey]$/, '$1');
}
