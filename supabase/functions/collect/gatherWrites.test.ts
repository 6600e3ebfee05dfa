import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { gatherWrites } from './gatherWrites.ts';
import { BatchUnreadable, StoreUnavailable, type StoredAnswer, type VisitBatch } from './visitStore.ts';

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

test('a database that does not keep up is told of, not hoarded for', async () => {
  const store = gatherWrites(() => new Promise(() => {}));
  const results: string[] = [];
  for (let i = 0; i < 2_300; i += 1)
    store.put(batch()).catch((error: unknown) => results.push(String(error)));
  await wait(10);
  expect(results.length).toBeGreaterThan(0);
});
