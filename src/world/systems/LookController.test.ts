import { expect, it } from 'vitest';
import { Intent } from '../core/Input.ts';
import { Gaze } from './LookController.ts';

/** Yaw at each sixtieth of a second. */
function turn(gaze: Gaze, intent: Intent, seconds: number, isGentle = true): number[] {
  return Array.from({ length: Math.round(seconds * 60) }, () => {
    gaze.update(1 / 60, intent, isGentle);
    return gaze.yaw;
  });
}

it('turns right round softly: never fast, never by a jerk, never past its goal', () => {
  const gaze = new Gaze();
  gaze.turnTo(3, 0);
  const way = turn(gaze, new Intent(), 4);
  const speeds = way.map((yaw, i) => (yaw - (way[i - 1] ?? 0)) * 60);
  expect(gaze.yaw).toBe(3);
  expect(Math.max(...way)).toBeLessThanOrEqual(3);
  expect(Math.max(...speeds)).toBeLessThan(1.9);
  const jerks = speeds.map((v, i) => Math.abs(v - (speeds[i - 1] ?? 0)));
  expect(Math.max(...jerks)).toBeLessThan(0.25);
});

it('takes the short way round', () => {
  const gaze = new Gaze();
  gaze.face(3, 0);
  gaze.turnTo(-3, 0);
  turn(gaze, new Intent(), 3);
  expect(gaze.yaw).toBeCloseTo(2 * Math.PI - 3, 5);
});

it('lets the hand take over where the gaze is, and not snap back afterwards', () => {
  const gaze = new Gaze();
  const intent = new Intent();
  gaze.turnTo(3, 0);
  turn(gaze, intent, 0.5);
  const taken = gaze.yaw;
  intent.look(0.1, 0);
  turn(gaze, intent, 2);
  expect(gaze.yaw).toBeCloseTo(taken + 0.1, 3);
});

it('turns at once where motion is not wanted', () => {
  const gaze = new Gaze();
  gaze.turnTo(1.5, 0.2);
  expect(turn(gaze, new Intent(), 1 / 60, false)).toEqual([1.5]);
});
