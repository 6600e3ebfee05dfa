import { expect, it } from 'vitest';
import { Input } from '../core/Input.ts';
import { LookController } from './LookController.ts';

/** Yaw at each sixtieth of a second. */
function turn(look: LookController, input: Input, seconds: number, motionAllowed = true): number[] {
  return Array.from({ length: Math.round(seconds * 60) }, () => {
    look.update(1 / 60, input, motionAllowed);
    return look.yaw;
  });
}

it('turns right round softly: never fast, never by a jerk, never past its goal', () => {
  const look = new LookController();
  look.turnTo(3, 0);
  const way = turn(look, new Input(), 4);
  const speeds = way.map((yaw, i) => (yaw - (way[i - 1] ?? 0)) * 60);
  expect(look.yaw).toBe(3);
  expect(Math.max(...way)).toBeLessThanOrEqual(3);
  expect(Math.max(...speeds)).toBeLessThan(1.9);
  const jerks = speeds.map((v, i) => Math.abs(v - (speeds[i - 1] ?? 0)));
  expect(Math.max(...jerks)).toBeLessThan(0.25);
});

it('takes the short way round', () => {
  const look = new LookController();
  look.face(3, 0);
  look.turnTo(-3, 0);
  turn(look, new Input(), 3);
  expect(look.yaw).toBeCloseTo(2 * Math.PI - 3, 5);
});

it('lets the hand take over where the look is, and not snap back afterwards', () => {
  const look = new LookController();
  const input = new Input();
  look.turnTo(3, 0);
  turn(look, input, 0.5);
  const taken = look.yaw;
  input.look(0.1, 0);
  turn(look, input, 2);
  expect(look.yaw).toBeCloseTo(taken + 0.1, 3);
});

it('turns at once where motion is not wanted', () => {
  const look = new LookController();
  look.turnTo(1.5, 0.2);
  expect(turn(look, new Input(), 1 / 60, false)).toEqual([1.5]);
});
