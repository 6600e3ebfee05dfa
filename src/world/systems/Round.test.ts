import { expect, it } from 'vitest';
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import { Round } from './Round.ts';

const walker = (more: Partial<MoverActor> = {}): MoverActor => ({
  node: 'man',
  act: 'walk',
  path: [
    [0, 0, 0],
    [10, 0, 0],
    [10, 1, 10],
  ],
  speed: 1,
  way: 'pingpong',
  phase: 0,
  ...more,
});
const out = new Float64Array(6);
const at = (round: Round, seconds: number) => {
  round.at(Float64Array.of(seconds), 0, out);
  const [x, y, z, yaw, speed, along] = out as unknown as [number, number, number, number, number, number];
  return { x, y, z, yaw, speed, along };
};
type Place = ReturnType<typeof at>;
/** Metres between a point and the path's corners' polyline. */
const off = (path: MoverActor['path'], p: Place): number =>
  Math.min(
    ...path.slice(1).map((b, i) => {
      const a = path[i] ?? b;
      const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
      const l = d[0] ** 2 + d[1] ** 2 + d[2] ** 2;
      const t = ((p.x - a[0]) * d[0] + (p.y - a[1]) * d[1] + (p.z - a[2]) * d[2]) / l;
      const k = Math.max(0, Math.min(1, t));
      return Math.hypot(p.x - a[0] - d[0] * k, p.y - a[1] - d[1] * k, p.z - a[2] - d[2] * k);
    }),
  );

it('stays on its path, a stride at the corner aside, and has a place at every second', () => {
  const actor = walker({ pauses: [{ at: 1, seconds: 4 }] });
  const round = new Round(actor);
  for (let t = -5; t < round.period * 2.2; t += 0.173) {
    const p = at(round, t);
    expect(Object.values(p).every(Number.isFinite)).toBe(true);
    expect(off(actor.path, p)).toBeLessThan(0.25);
  }
});

it('repeats itself: the same second always finds the same place', () => {
  const round = new Round(walker({ pauses: [{ at: 2, seconds: 3 }] }));
  for (const t of [0, 3.3, 12, 20.5]) {
    const [a, b] = [at(round, t), at(round, t + round.period)];
    expect(b.x).toBeCloseTo(a.x, 6);
    expect(b.z).toBeCloseTo(a.z, 6);
  }
  expect(at(round, 7)).toEqual(at(new Round(walker({ pauses: [{ at: 2, seconds: 3 }] })), 7));
});

it('never jumps: between two hundredths of a second it goes no farther than its speed allows', () => {
  for (const way of ['loop', 'pingpong'] as const) {
    const round = new Round(walker({ way, speed: 1.4, pauses: [{ at: 1, seconds: 2 }] }));
    let before = at(round, 0);
    for (let t = 0.01; t < round.period * 1.5; t += 0.01) {
      const now = at(round, t);
      const step = Math.hypot(now.x - before.x, now.y - before.y, now.z - before.z);
      // At a turn the heading flips over a stride: the middle of the stride moves that far at most.
      expect(step).toBeLessThan(0.031);
      before = now;
    }
  }
});

it('keeps to its timetable: stands where it should, for as long as it should', () => {
  const round = new Round(walker({ speed: 2, pauses: [{ at: 1, seconds: 5 }] }));
  let stood = 0;
  for (let t = 0.05; t < round.period; t += 0.05) {
    const p = at(round, t);
    if (p.speed === 0) {
      stood += 0.05;
      expect(Math.hypot(p.x - 10, p.z)).toBeLessThan(0.3);
    }
  }
  expect(stood).toBeGreaterThan(9.5); // there and back
  expect(stood).toBeLessThan(10.6);
});

it('sets off and stops gently', () => {
  const round = new Round(walker({ act: 'rail', speed: 5, pauses: [{ at: 0, seconds: 1 }] }));
  let before = at(round, 0).speed;
  for (let t = 0.1; t < round.period; t += 0.1) {
    const now = at(round, t).speed;
    expect(Math.abs(now - before)).toBeLessThan(0.1);
    before = now;
  }
});

it('looks where it goes; a train alone keeps its face', () => {
  const straight: MoverActor['path'] = [
    [0, 0, 0],
    [0, 0, 20],
  ];
  const person = new Round(walker({ path: straight }));
  expect(at(person, 5).yaw).toBeCloseTo(0, 6);
  expect(Math.abs(at(person, person.period - 5).yaw)).toBeCloseTo(Math.PI, 6);
  const train = new Round(walker({ path: straight, act: 'rail' }));
  expect(at(train, train.period - 5).yaw).toBeCloseTo(0, 6);
});

it('goes round a ring for ever without stopping when it has no stops', () => {
  const round = new Round(walker({ way: 'loop' }));
  expect(round.length).toBeCloseTo(10 + Math.hypot(10, 1) + Math.hypot(10, 1, 10), 6);
  expect(round.period).toBeCloseTo(round.length, 6);
  for (let t = 0; t < round.period; t += 1) expect(at(round, t).speed).toBe(1);
});
