/** Stands for a campaign that a link names and that can't be one; in brackets, as no code is. */
export const otherCampaign = '(other)';

const longest = 60; // characters
/** Nobody's filled in the place-holder; somebody's address; letters that were no UTF-8. */
const noName = /[@{}\uFFFD]/u;

/**
 * The code of a campaign as links of any tool write it, decoded: one width and case, and one hyphen for whatever stands
 * between words. Letters of any script, numbers, `_` and `.` stay. What can't be a code is `otherCampaign`.
 */
export function campaignCode(said: string): string {
  const text = said.slice(0, 400).normalize('NFKC').toLowerCase();
  const code = text.replace(/[^\p{L}\p{M}\p{N}_.]+/gu, '-').replace(/^[-_.]+|[-_.]+$/g, '');
  return code === '' || code.length > longest || noName.test(text) ? otherCampaign : code;
}
