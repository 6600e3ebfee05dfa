/** Equal rows of whole numbers get one id, in order of first appearance; firsts[id] is the row that came first. */
export function unique(rows: Int32Array, width: number): { ids: Int32Array; firsts: number[] } {
  const n = rows.length / width;
  let size = 1024;
  while (size < n * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const ids = new Int32Array(n);
  const firsts: number[] = [];
  for (let i = 0; i < n; i++) {
    let h = 2166136261;
    for (let k = 0; k < width; k++) h = Math.imul(h ^ (rows[i * width + k] as number), 16777619) ^ (h >>> 15);
    let slot = (h >>> 0) & (size - 1);
    for (;;) {
      const id = table[slot] as number;
      if (id < 0) {
        table[slot] = firsts.length;
        ids[i] = firsts.length;
        firsts.push(i);
        break;
      }
      const first = firsts[id] as number;
      let same = true;
      for (let k = 0; same && k < width; k++) same = rows[first * width + k] === rows[i * width + k];
      if (same) {
        ids[i] = id;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return { ids, firsts };
}
