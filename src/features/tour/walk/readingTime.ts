const least = 8_000; // ms
const most = 40_000;
const settle = 3_000; // ms to look round before one reads

/** How long words need, ms: about 500 Japanese letters a minute, or 200 English words, which is 1,200 letters. */
export function readingTime(words: string): number {
  const isJapanese = /[\u3040-\u30ff\u4e00-\u9fff]/.test(words);
  const time = settle + (words.length * 60_000) / (isJapanese ? 500 : 1200);
  return Math.min(most, Math.max(least, Math.round(time)));
}
