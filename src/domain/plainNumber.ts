/** The number in what people type: full-width digits, 1,200 and spaces are read; null where it is none. */
export function plainNumber(text: string): number | null {
  const clean = text.normalize('NFKC').replaceAll(/[,，、\s]/g, '');
  return /^[-−]?\d+(\.\d+)?$/.test(clean) ? Number(clean.replace('−', '-')) : null;
}

/**
 * Money in thousands of yen as the database keeps it: digits alone; null where something else was typed. '' stays ''.
 */
export function thousandYen(text: string): string | null {
  if (text.trim() === '') return '';
  const number = plainNumber(
    text
      .normalize('NFKC')
      .trim()
      .replace(/(千円|円)$/, ''),
  );
  return number === null || number < 0 || !Number.isInteger(number) || number >= 1e12 ? null : String(number);
}
