import { expect, it } from 'vitest';
import { ceilingTier, firstTier, judgedFrames, TierJudge } from './tiers.ts';

const phone = { webgl2: true, softwareGl: false, saveData: false, phone: true };

const feed = (judge: TierJudge, ms: number) => {
  let verdict: 'up' | 'down' | null = null;
  for (let i = 0; i < judgedFrames; i += 1) verdict = judge.add(ms / 1000) ?? verdict;
  return verdict;
};

it('begins lite on a phone and without a GPU, standard elsewhere, and still without WebGL2 or with save-data', () => {
  expect(firstTier(phone)).toBe(1);
  expect(firstTier({ ...phone, phone: false })).toBe(2);
  expect(firstTier({ ...phone, phone: false, softwareGl: true })).toBe(1);
  expect(firstTier({ ...phone, webgl2: false, measured: 3 })).toBe(0);
  expect(firstTier({ ...phone, saveData: true })).toBe(0);
});

it('begins where an earlier visit ended', () => {
  expect(firstTier({ ...phone, measured: 2 })).toBe(2);
  expect(firstTier({ ...phone, saveData: true, measured: 1 })).toBe(0); // what was measured is no choice
});

it('lets measurement climb no higher than the device deserves', () => {
  expect(ceilingTier({ phone: true, softwareGl: false })).toBe(2);
  expect(ceilingTier({ phone: false, softwareGl: false })).toBe(3);
  expect(ceilingTier({ phone: false, softwareGl: true })).toBe(1);
});

it('steps up when frames are steady, down when they are slow, and says nothing between', () => {
  expect(feed(new TierJudge(), 16.7)).toBe('up');
  expect(feed(new TierJudge(), 22)).toBe(null);
  expect(feed(new TierJudge(), 45)).toBe('down');
});

it('does not climb again after it had to step down', () => {
  const judge = new TierJudge();
  expect(feed(judge, 45)).toBe('down');
  expect(feed(judge, 16.7)).toBe(null);
});

it('forgives a few slow frames among steady ones', () => {
  const judge = new TierJudge();
  for (let i = 0; i < 4; i += 1) judge.add(0.12);
  let verdict: string | null = null;
  for (let i = 4; i < judgedFrames; i += 1) verdict = judge.add(0.0167);
  expect(verdict).toBe('up');
});
