export interface RubyPart {
  text: string;
  reading?: string;
}

const pattern = /｜([^｜《》]+)《([^｜《》]+)》/g;

/** Splits Aozora ruby notation ｜漢字《かんじ》 into parts. Text without it is one part. */
export function parseRuby(text: string): RubyPart[] {
  const parts: RubyPart[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[1] ?? '', reading: match[2] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The same words without readings: for titles, labels and alternative texts, which cannot hold ruby. */
export function withoutRuby(text: string): string {
  return text.replace(pattern, '$1');
}
