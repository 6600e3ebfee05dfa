export interface Decoded {
  text: string;
  encoding: 'UTF-8' | 'UTF-8 (BOM)' | 'Shift_JIS';
}

/** The text of a municipal file: UTF-8 with or without BOM, else Shift_JIS; null when it is neither. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (const encoding of ['utf-8', 'shift_jis'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes('\0')) return null; // a spreadsheet or a picture, not text
      return { text, encoding: encoding === 'shift_jis' ? 'Shift_JIS' : bom ? 'UTF-8 (BOM)' : 'UTF-8' };
    } catch {
      continue; // not this encoding: try the next
    }
  }
  return null;
}
