/** Whether a visit is one of more than its network has a share in. The first word on a visit stands. */
export type IsCrowd = (townId: string, network: string, visitId: string) => boolean;

export interface NetworkShares {
  /** Visits that one network may make in a town in a day whatever the others do: a class, an office, a household. */
  visits: number;
  /** Beyond them, of the town's visits of that day so far: a carrier's address that many phones have. */
  share?: number;
  /** Monotonic ms. */
  now?: () => number;
}

const dayMs = 86_400_000;
/** Visits remembered; beyond it the oldest are let go, and would be taken for new ones if they came again. */
const mostVisits = 200_000;

/**
 * Counts in this process's memory, and everything is thrown away after a day, like the key under which networks are
 * known (networkKey.ts): what leaves is one bit of a visit. Hosted functions run in several processes, so there a share
 * is per process.
 */
export function createNetworkShares({
  visits: free,
  share = 0.1,
  now = () => performance.now(),
}: NetworkShares): IsCrowd {
  let day = -1;
  let told = new Map<string, boolean>();
  let counts = new Map<string, number>();
  const more = (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  return (townId, network, visitId) => {
    const today = Math.floor(now() / dayMs);
    if (today !== day) {
      day = today;
      told = new Map();
      counts = new Map();
    }
    const visit = `${townId} ${visitId.toLowerCase()}`;
    const before = told.get(visit);
    if (before !== undefined) return before;
    const own = (counts.get(`${townId} ${network}`) ?? 0) + 1;
    const isBeyond = own > Math.max(free, share * (counts.get(townId) ?? 0));
    // What is beyond counts for nobody, else a flood would widen its own share.
    if (!isBeyond) {
      more(`${townId} ${network}`);
      more(townId);
    }
    if (told.size >= mostVisits) {
      const [oldest] = told.keys();
      if (oldest !== undefined) told.delete(oldest);
    }
    told.set(visit, isBeyond);
    return isBeyond;
  };
}
