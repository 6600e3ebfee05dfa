import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { gatherWrites } from './gatherWrites.ts';
import {
  BatchUnreadable,
  StoreBusy,
  StoreUnavailable,
  type StoredAnswer,
  type VisitBatch,
} from './visitStore.ts';

const batch = (town_id = 'hoshimi'): VisitBatch => ({
  town_id,
  visit: {
    visit_id: randomUUID(),
    visitor_id: randomUUID(),
    started_at: '2026-11-22T03:00:00Z',
    entry: 'tour',
    locale: 'ja',
    device_class: 'phone',
    revision: 1,
  },
  sent_at: '2026-11-22T03:00:00Z',
  region: 'JP',
  region_source: 'time_zone',
  is_bot: false,
  crowd: false,
  events: [],
});
const answerFor = (one: VisitBatch): StoredAnswer => ({
  refused: [{ event_id: one.visit.visit_id, reason: 'too_old' }],
});
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('what arrives together or during a write goes in one write, and each gets its own answer after it', async () => {
  const writes: number[] = [];
  let committed = 0;
  const store = gatherWrites(async (batches) => {
    writes.push(batches.length);
    await wait(20);
    committed += batches.length;
    return batches.map(answerFor);
  });
  const sent = Array.from({ length: 150 }, () => batch());
  const answers = await Promise.all(
    sent.map(async (one, i) => {
      if (i >= 10) await wait(8);
      const answer = await store.put(one);
      expect(committed).toBeGreaterThan(0);
      return answer;
    }),
  );
  expect(answers).toEqual(sent.map(answerFor));
  expect(writes).toEqual([10, 64, 64, 12]);
});

test('one batch that the database cannot read fails alone', async () => {
  const store = gatherWrites((batches) =>
    batches.some((one) => one.town_id === 'broken')
      ? Promise.reject(new BatchUnreadable('22P05'))
      : Promise.resolve(batches.map(answerFor)),
  );
  const sent = [batch(), batch('broken'), batch()];
  const results = await Promise.allSettled(sent.map((one) => store.put(one)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('nothing is acknowledged when the write fails, and the next one is tried afresh', async () => {
  let broken = true;
  const store = gatherWrites((batches) =>
    broken ? Promise.reject(new StoreUnavailable('08006')) : Promise.resolve(batches.map(answerFor)),
  );
  const results = await Promise.allSettled([store.put(batch()), store.put(batch())]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  await expect(store.put(batch())).resolves.toBeDefined();
});

test('a database that does not keep up turns the overflow away, and what was taken is stored', async () => {
  let open = () => {};
  const gate = new Promise<void>((done) => (open = done));
  const store = gatherWrites(async (batches) => {
    await gate;
    return batches.map(answerFor);
  });
  const sent = Array.from({ length: 2_300 }, () => batch());
  const results = Promise.allSettled(sent.map((one) => store.put(one)));
  await wait(10);
  open();
  const turnedAway = (await results).filter((one) => one.status === 'rejected');
  expect(turnedAway).toHaveLength(300);
  for (const one of turnedAway) expect(one.reason).toBeInstanceOf(StoreBusy);
  // It takes again as soon as there is room.
  await expect(store.put(batch())).resolves.toBeDefined();
});

test('with two lanes a second write is under way while the first is not yet committed, and never a third', async () => {
  let underWay = 0;
  let most = 0;
  const store = gatherWrites(
    async (batches) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await wait(15);
      underWay -= 1;
      return batches.map(answerFor);
    },
    { lanes: 2 },
  );
  const sent: VisitBatch[] = [];
  const answers: Promise<StoredAnswer>[] = [];
  for (let i = 0; i < 30; i += 1) {
    const one = batch();
    sent.push(one);
    answers.push(store.put(one));
    await wait(2);
  }
  expect(await Promise.all(answers)).toEqual(sent.map(answerFor));
  expect(most).toBe(2);
});
