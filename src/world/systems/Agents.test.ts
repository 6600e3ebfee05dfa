import { Color, Mesh, MeshBasicMaterial } from 'three';
import { expect, it } from 'vitest';
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import { drawAgents, type AgentKind } from '../loaders/agentMesh.ts';
import { Agents } from './Agents.ts';

/** A triangle of body, one of white cloth and one of lamp. */
const kind: AgentKind = {
  position: Float32Array.from([
    0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1.4, 0, 0, 0.5, 1, 1, 0.5, 1, 0, 1, 1,
  ]),
  color: Uint8Array.from([0, 8, 16].flatMap((marks) => [0, 1, 2].flatMap(() => [255, 255, 255, marks]))),
  indices: [0, 1, 2, 3, 4, 5, 6, 7, 8],
};
const kinds = new Map(['man', 'guard', 'bus', 'kei', 'train'].map((name) => [name, kind]));
const actor = (more: Partial<MoverActor> = {}): MoverActor => ({
  node: 'man',
  act: 'walk',
  path: [
    [0, 0, 0],
    [0, 0, 40],
  ],
  speed: 1.2,
  way: 'pingpong',
  phase: 0,
  ...more,
});
const town = (...actors: MoverActor[]) => new Agents(actors, drawAgents(actors, kinds));
const place = (m: Agents, i = 0) =>
  Array.from(m.picture.place.subarray(i * 4, i * 4 + 4)) as [number, number, number, number];
const run = (m: Agents, seconds: number, x = 1000, z = 1000) => {
  for (let t = 0; t < seconds; t += 1 / 30) m.step(1 / 30, { x, z });
};

it('the same seconds give the same town', () => {
  const rows = () => {
    const m = town(actor(), actor({ node: 'bus', act: 'ride', speed: 6, phase: 3 }), actor({ phase: 9 }));
    run(m, 12);
    return [...m.picture.place, ...m.picture.gait];
  };
  const once = rows();
  expect(once).toEqual(rows());
  expect(once.every(Number.isFinite)).toBe(true);
});

it('a walker stops before the visitor, and goes on when the way is free', () => {
  const m = town(actor());
  run(m, 20, 0, 6);
  const [, , z] = place(m);
  expect(z).toBeGreaterThan(4.2);
  expect(z).toBeLessThan(5.4);
  run(m, 5);
  expect(place(m)[2]).toBeGreaterThan(8);
});

it('a walker passes a visitor who stands aside or behind', () => {
  const m = town(actor());
  run(m, 20, 1.4, 6);
  expect(place(m)[2]).toBeGreaterThan(12);
});

it('a vehicle waits for whoever is on the road ahead; the train does not', () => {
  const bus = town(actor({ node: 'bus', act: 'ride', speed: 6 }));
  run(bus, 20, 0.5, 20);
  expect(place(bus)[2]).toBeLessThan(20 - 3.1 - 1);
  expect(place(bus)[2]).toBeGreaterThan(10);
  const train = town(actor({ node: 'train', act: 'rail', speed: 6 }));
  run(train, 6, 0.5, 20);
  expect(place(train)[2]).toBeGreaterThan(12);
});

it('a car waits behind the bus that stands at its stop on the same road', () => {
  const road: Partial<MoverActor> = {
    act: 'ride',
    way: 'loop',
    path: [
      [0, 0, 0],
      [0, 0, 20],
      [0, 0, 60],
      [12, 0, 60],
      [12, 0, 0],
    ],
  };
  const m = town(
    actor({ ...road, node: 'bus', pauses: [{ at: 1, seconds: 60 }] }),
    actor({ ...road, node: 'kei', speed: 7 }),
  );
  run(m, 15);
  expect(place(m, 0)[2]).toBeCloseTo(20, 1);
  expect(place(m, 1)[2]).toBeLessThan(20 - 3.1 - 1.7 - 1);
  run(m, 60);
  expect(Math.hypot(place(m, 1)[0] - 0, place(m, 1)[2] - 20)).toBeGreaterThan(5);
});

it('friends on one line keep their distance instead of standing in each other', () => {
  const m = town(actor({ phase: 5, pauses: [{ at: 1, seconds: 30 }] }), actor({ phase: 2 }));
  run(m, 38);
  expect(place(m, 0)[2] - place(m, 1)[2]).toBeGreaterThan(0.5);
});

it('legs swing only while one goes; the guard lifts the flag for those who come', () => {
  const m = town(
    actor({ pauses: [{ at: 0, seconds: 5 }] }),
    actor({ node: 'guard', act: 'guard', path: [[3, 0, 12]], yaw: 0 }),
  );
  run(m, 3);
  expect(Math.abs(m.picture.gait[0] ?? 1)).toBe(0);
  const low = m.picture.gait[6] ?? 0;
  run(m, 10);
  expect(Math.abs(m.picture.gait[0] ?? 0)).toBeGreaterThan(0.001);
  expect(m.picture.gait[6] ?? 0).toBeGreaterThan(low + 1);
});

it('who is not about at an hour is not seen and in nobody’s way', () => {
  const m = town(
    actor({ node: 'bus', act: 'ride', speed: 6 }),
    actor({ path: [[0, 0, 20]], hours: ['morning'] }),
  );
  m.setHour('night');
  expect([m.picture.gait[3], m.picture.gait[7]]).toEqual([1, 0]);
  run(m, 5);
  expect(place(m)[2]).toBeGreaterThan(15);
  m.setHour('morning');
  expect(m.picture.gait[7]).toBe(1);
});

it('draws everyone in two calls, clothes in their colours, tinted by the hour', () => {
  const actors = [actor({ tint: '#ff0000' }), actor({ tint: '#0000ff' })];
  const picture = drawAgents(actors, kinds);
  const meshes = picture.root.children.filter((o) => o instanceof Mesh);
  expect(meshes).toHaveLength(2);
  const bodies = meshes.find((o) => o.name === 'agents-bodies') as Mesh;
  const { color } = bodies.geometry.attributes;
  expect([0, 3].map((i) => [color?.getX(i), color?.getY(i), color?.getZ(i)])).toEqual([
    [1, 1, 1],
    [1, 0, 0],
  ]);
  expect([color?.getX(12), color?.getZ(12)]).toEqual([0, 1]);
  picture.setTint(new Color(0.2, 0.3, 0.5), 1);
  expect((bodies.material as MeshBasicMaterial).color.b).toBe(0.5);
});

it('says which kind a file lacks', () => {
  expect(() => drawAgents([actor({ node: 'dragon' })], kinds)).toThrow(/dragon/);
});
