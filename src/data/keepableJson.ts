import { keepableText } from '../../supabase/functions/_shared/contract/written.ts';

/**
 * What people wrote as JSON that the server takes: a field that ends in the middle of an emoji, or a paste from a
 * broken file, leaves half a letter, for which the whole would be refused.
 */
export function keepableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? keepableText(part) : part));
}
