import { statfs } from 'node:fs/promises';
import type { Pool } from './database/openPool.ts';
import type { Notices } from '../worker/Notices.ts';
import { oneAtATime } from '../worker/oneAtATime.ts';

const everyMs = 2_000;
/** Checksums are counted when a page is read; asking for the count costs nothing worth sparing. */
const damageEveryMs = 60_000;

export type Watched = {
  dataDir: string;
  admin: Pool;
  notices: Notices;
  /** Below so many free bytes visits are not stored, so that what families ask for still is. */
  reserveBytes: number;
};

async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

/** Looks after the disk and the database's files until it is stopped. */
export async function watchServer(watched: Watched): Promise<{ stop(): Promise<void> }> {
  const { dataDir, admin, notices, reserveBytes } = watched;
  let damageAt = Number.NEGATIVE_INFINITY;
  const look = oneAtATime(
    async () => {
      // It is well again only with some room to spare, or it would go back and forth.
      const enough = notices.has('disk_low') ? reserveBytes * 1.2 : reserveBytes;
      await notices.set('disk_low', (await freeBytes(dataDir)) < enough);
      if (performance.now() - damageAt < damageEveryMs) return;
      damageAt = performance.now();
      const [row] = await admin<{ damaged: boolean }[]>`
        select coalesce(sum(checksum_failures), 0) > 0 as damaged from pg_stat_database`;
      await notices.set('damaged', row?.damaged === true);
    },
    () => undefined, // the database is away: the next look tries again
  );
  const timer = setInterval(() => void look.ifFree(), everyMs);
  await look.ifFree();
  return {
    stop: async () => {
      clearInterval(timer);
      await look.ended();
    },
  };
}
