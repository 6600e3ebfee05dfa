import type { OptionsTold, Part } from './Part.ts';
import { parts, plantKinds } from './parts.ts';

function tellOptions({ properties = {}, required = [] }: OptionsTold): string {
  return Object.entries(properties)
    .map(([word, o]) => {
      if (required.includes(word)) return `${word}!`;
      const bounds = o.minimum !== undefined && o.maximum !== undefined ? ` (${o.minimum}–${o.maximum})` : '';
      return o.default === undefined ? word : `${word}=${JSON.stringify(o.default)}${bounds}`;
    })
    .join(', ');
}

/**
 * Every word a layout may use: what it is, its options, which of them must be given (!), what the others are by
 * themselves.
 */
export function tellParts(): string {
  const lines = Object.entries<Record<string, Part<unknown>>>(parts).flatMap(([group, known]) => [
    '',
    `${group}:`,
    ...Object.entries(known).map(([word, part]) => {
      const options = tellOptions(part.options());
      return `  ${word}: ${part.about.ja} / ${part.about.en}${options && `\n      ${options}`}`;
    }),
  ]);
  return [...lines, '', 'plants, groves:', `  ${plantKinds.join(', ')}`].join('\n').trimStart();
}
