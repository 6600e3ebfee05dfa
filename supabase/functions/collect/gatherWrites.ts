import {
  BatchUnreadable,
  StoreBusy,
  StoreUnavailable,
  type StoredAnswer,
  type VisitBatch,
  type VisitStore,
} from './visitStore.ts';

/** Stores many batches in one transaction, answers in order; throws BatchUnreadable when one of them is at fault. */
export type WriteMany = (batches: VisitBatch[]) => Promise<StoredAnswer[]>;

const mostTogether = 64;
/** Waiting longer than a few round trips means that the database does not keep up: say so instead of hoarding. */
const mostWaiting = 2_000;
/** How long whoever was turned away should wait: a full queue is worked off in about this time. */
const busyMs = 5_000;

interface Waiting {
  batch: VisitBatch;
  done: (answer: StoredAnswer) => void;
  failed: (error: unknown) => void;
}

export interface GatherOptions {
  /** How long the first of a write waits for company. */
  waitMs?: number;
  /** Writes under way at once: while one is being flushed to disk, the next one is worked out. */
  lanes?: number;
}

/**
 * One round trip for many requests: what arrives while the writes are under way goes together into the next one.
 * Each request still gets its own answer, after the commit. One unreadable batch fails alone. Beyond `mostWaiting` a
 * batch is turned away with StoreBusy and nothing of it is kept.
 */
export function gatherWrites(
  writeMany: WriteMany,
  { waitMs = 1, lanes = 1 }: GatherOptions = {},
): VisitStore {
  const queue: Waiting[] = [];
  let busyLanes = 0;

  async function writeOne({ batch, done, failed }: Waiting): Promise<void> {
    try {
      const [answer] = await writeMany([batch]);
      if (!answer) throw new StoreUnavailable('no answer');
      done(answer);
    } catch (error) {
      failed(error);
    }
  }

  async function write(together: Waiting[]): Promise<void> {
    // In the order of their keys, so that two writes (or two processes) never wait for each other in a circle.
    together.sort((a, b) => (a.batch.visit.visit_id < b.batch.visit.visit_id ? -1 : 1));
    try {
      const answers = await writeMany(together.map(({ batch }) => batch));
      together.forEach(({ done, failed }, i) => {
        const answer = answers[i];
        if (answer) done(answer);
        else failed(new StoreUnavailable('no answer'));
      });
    } catch (error) {
      if (error instanceof BatchUnreadable && together.length > 1)
        for (const one of together) await writeOne(one);
      else for (const { failed } of together) failed(error);
    }
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) await write(queue.splice(0, mostTogether));
    busyLanes -= 1;
  }

  return {
    put: (batch) =>
      new Promise((done, failed) => {
        if (queue.length >= mostWaiting) {
          failed(new StoreBusy(busyMs));
          return;
        }
        queue.push({ batch, done, failed });
        if (busyLanes >= lanes) return;
        busyLanes += 1;
        setTimeout(() => void drain(), waitMs);
      }),
  };
}
