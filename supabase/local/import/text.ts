// Text as municipal files write it, in one way of writing.

/** For reading values: half-width digits, letters and brackets, one kind of wave dash, no doubled spaces. */
export function tidy(text: string): string {
  return blank(
    text
      .normalize('NFKC')
      .replace(/[~〜∼]/g, '～')
      .replace(/[ \t]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  );
}

/** For people to read: as written, but digits and letters half-width, kana full-width, and no stray spaces. */
export function prose(text: string): string {
  return blank(
    text
      .replace(/[０-９Ａ-Ｚａ-ｚ％＆＋／＠＿＃\u3000㈱㈲]|[｡-ﾟ]+/g, (part) => part.normalize('NFKC'))
      .replace(/(?<=\d)：(?=\d)/g, ':')
      .replace(/(?<=\d)，(?=\d)/g, ',')
      .replace(/(?<=\d)．(?=\d)/g, '.')
      .replace(/[~〜∼]/g, '～')
      .replace(/[ \t]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .replace(/ (?=[、。」])|(?<=[「。]) /g, '')
      .trim(),
  );
}

/** A lone dash or comma is how many files write 「ない」. */
const blank = (text: string) => (/^[-－‐‑–—―−ー/*・、。\s]+$/.test(text) ? '' : text);
