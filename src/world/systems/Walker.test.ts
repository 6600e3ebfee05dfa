import { Vector3 } from 'three';
import { expect, it } from 'vitest';
import { Input } from '../core/Input.ts';
import { LookController } from './LookController.ts';
import { NavMesh } from './NavMesh.ts';
import { Walker } from './Walker.ts';

/** A floor 20 m wide and deep round the origin, with a wall from x -10 to 6 at z 0 (0.8 m thick). */
function room(): NavMesh {
  const positions: number[] = [];
  const indices: number[] = [];
  const quad = (x0: number, z0: number, x1: number, z1: number): void => {
    const n = positions.length / 3;
    positions.push(x0, 0, z0, x1, 0, z0, x1, 0, z1, x0, 0, z1);
    indices.push(n, n + 2, n + 1, n, n + 3, n + 2);
  };
  quad(-10, 0.4, 6, 10);
  quad(6, 0.4, 10, 10);
  quad(6, -0.4, 10, 0.4);
  quad(6, -10, 10, -0.4);
  quad(-10, -10, 6, -0.4);
  return new NavMesh(positions, indices);
}

const at = (x: number, z: number) => new Vector3(x, 0, z);

function begin(where: Vector3) {
  const walker = new Walker();
  const look = new LookController();
  const input = new Input();
  walker.setMesh(room(), where);
  return { walker, look, input };
}

it('walks to a tap round the wall, easing in and out, and says once that it has arrived', () => {
  const { walker, look, input } = begin(at(0, 5));
  expect(walker.walkTo(at(0, -5))).toBeGreaterThan(15);
  let arrivals = 0;
  let fastest = 0;
  let last = 0;
  for (let i = 0; i < 1200 && arrivals === 0; i += 1) {
    const before = walker.position.clone();
    look.update(1 / 60, input, true);
    if (walker.update(1 / 60, input, look, true) === 'arrived') arrivals += 1;
    last = walker.position.distanceTo(before) * 60;
    fastest = Math.max(fastest, last);
    const isInWall = Math.abs(walker.position.z) < 0.39 && walker.position.x < 5.99;
    expect(isInWall).toBe(false);
  }
  expect(arrivals).toBe(1);
  expect(walker.position.distanceTo(at(0, -5))).toBeLessThan(0.02);
  expect(fastest).toBeLessThanOrEqual(7);
  expect(last).toBeLessThan(1.5);
});

it('turns gently toward where it goes', () => {
  const { walker, look, input } = begin(at(0, 5));
  walker.walkTo(at(-8, 5));
  let most = 0;
  for (let i = 0; i < 90; i += 1) {
    const before = look.yaw;
    look.update(1 / 60, input, true);
    walker.update(1 / 60, input, look, true);
    most = Math.max(most, Math.abs(look.yaw - before) * 60);
  }
  expect(look.yaw).toBeCloseTo(Math.PI / 2, 1);
  expect(most).toBeLessThan(5);
});

it('walks by keys in the direction of the look and slides along the wall without passing it', () => {
  const { walker, look, input } = begin(at(0, 2));
  input.key('KeyW', true);
  look.face(0.5, 0);
  for (let i = 0; i < 240; i += 1) walker.update(1 / 60, input, look, true);
  expect(walker.position.z).toBeCloseTo(0.4, 4);
  expect(walker.position.x).toBeLessThan(-2);
});

it('does not pass the wall even when a frame took a quarter of a second', () => {
  const { walker, look, input } = begin(at(0, 0.5));
  input.key('ArrowUp', true);
  for (let i = 0; i < 20; i += 1) walker.update(0.25, input, look, true);
  expect(walker.position.z).toBeCloseTo(0.4, 4);
});

it('lets keys take over from a path', () => {
  const { walker, look, input } = begin(at(0, 5));
  walker.walkTo(at(-8, 5));
  input.stick(0, -1);
  for (let i = 0; i < 30; i += 1) walker.update(1 / 60, input, look, true);
  expect(walker.isOnPath).toBe(false);
  expect(walker.position.z).toBeGreaterThan(5.3);
});

it('stops when nothing is pressed any more', () => {
  const { walker, look, input } = begin(at(0, 5));
  input.key('KeyD', true);
  for (let i = 0; i < 30; i += 1) walker.update(1 / 60, input, look, true);
  expect(walker.isMoving).toBe(true);
  input.release();
  for (let i = 0; i < 60; i += 1) walker.update(1 / 60, input, look, true);
  expect(walker.isMoving).toBe(false);
});

it('turns before it walks when the way lies behind', () => {
  const { walker, look, input } = begin(at(0, 2));
  walker.walkTo(at(0, 9));
  let sideways = 0;
  for (let i = 0; i < 300 && walker.isOnPath; i += 1) {
    const before = walker.position.clone();
    walker.update(1 / 60, input, look, true);
    look.update(1 / 60, input, true);
    const step = walker.position.clone().sub(before);
    const facing =
      (-Math.sin(look.yaw) * step.x - Math.cos(look.yaw) * step.z) / Math.max(step.length(), 1e-9);
    if (facing < 0.5) sideways += step.length();
  }
  expect(walker.isOnPath).toBe(false);
  expect(sideways).toBeLessThan(0.6);
});

it('looks where the visitor turned to, for the rest of the walk', () => {
  const { walker, look, input } = begin(at(0, 5));
  walker.walkTo(at(-9, 5));
  const step = () => {
    walker.update(1 / 60, input, look, true);
    look.update(1 / 60, input, true);
  };
  for (let i = 0; i < 60; i += 1) step();
  input.look(-1, 0);
  for (let i = 0; i < 60; i += 1) step();
  const turned = look.yaw;
  for (let i = 0; i < 30 && walker.isOnPath; i += 1) step();
  expect(look.yaw).toBeCloseTo(turned, 2);
  expect(walker.looksElsewhere).toBe(true);
});

it('walks as fast as the visitor likes it', () => {
  const seconds = (pace: number) => {
    const { walker, look, input } = begin(at(0, 2));
    walker.pace = pace;
    walker.walkTo(at(0, 9));
    let frames = 0;
    while (walker.isOnPath && frames < 3000) {
      walker.update(1 / 60, input, look, false);
      frames += 1;
    }
    return frames / 60;
  };
  expect(seconds(0.6)).toBeGreaterThan(seconds(1) * 1.25);
  expect(seconds(1.5)).toBeLessThan(seconds(1) * 0.9);
});

it('goes on without a halt when a second tap changes the way', () => {
  const { walker, look, input } = begin(at(8, 9));
  walker.walkTo(at(8, -9));
  for (let i = 0; i < 90; i += 1) walker.update(1 / 60, input, look, true);
  const before = walker.position.clone();
  walker.walkTo(at(7, -9));
  walker.update(1 / 60, input, look, true);
  expect(walker.position.distanceTo(before) * 60).toBeGreaterThan(1.5);
});
