import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../StartRefused.ts';

/** What a restore works in; it is there after one that was broken off. */
export const halfRestored = 'restoring.half-made';

/** @throws StartRefused for a folder whose restore was broken off: its data is not whole. */
export function refuseHalfRestored(dataDir: string): void {
  if (!existsSync(path.join(dataDir, halfRestored))) return;
  throw new StartRefused(
    `${dataDir} への復元が途中で止まっています。npm run restore をもう一度行ってください。`,
    `A restore into ${dataDir} was broken off. Run npm run restore again.`,
  );
}
