import { Mesh } from 'three';
import { expect, it } from 'vitest';
import type { MoverActor } from '../../supabase/functions/_shared/contract/scene.ts';
import { agentsLoader } from '../../src/world/loaders/loadAgents.ts';
import { limbs, moverShapes } from '../kit/movers.ts';
import { compileMovers } from './movers.ts';

const actors: MoverActor[] = Object.keys(moverShapes).map((node) => ({
  node,
  act: 'wait',
  path: [[0, 0, 0]],
  speed: 1,
  way: 'loop',
  phase: 0,
  yaw: 0,
}));

it('the browser finds in the file what was drawn: every kind at its size, with its limbs', async () => {
  const made = await compileMovers(actors);
  const fetchLike = () => Promise.resolve(new Response(made?.glb.slice()));
  const movers = await agentsLoader('http://here/', fetchLike)(
    { file: { url: 'movers.glb', bytes: 0, sha256: '' }, actors },
    new AbortController().signal,
  );
  const bodies = movers.picture.root.getObjectByName('agents-bodies') as Mesh;
  const { position, agent } = bodies.geometry.attributes;
  const top = new Map<string, number>();
  const has = new Map<string, Set<number>>();
  for (let i = 0; i < (position?.count ?? 0); i += 1) {
    const node = actors[agent?.getX(i) ?? -1]?.node ?? '';
    top.set(node, Math.max(top.get(node) ?? 0, position?.getY(i) ?? 0));
    has.set(node, (has.get(node) ?? new Set()).add(agent?.getY(i) ?? -1));
  }
  expect(top.get('man')).toBeGreaterThan(1.65);
  expect(top.get('man')).toBeLessThan(1.8);
  expect(top.get('toddler')).toBeLessThan(1.1);
  expect(top.get('train')).toBeGreaterThan(3.3);
  expect(has.get('pupil')?.size).toBe(limbs.length);
  expect(has.get('bus')?.size).toBe(1);
});

it('says which kind has no shape', async () => {
  await expect(compileMovers([{ ...(actors[0] as MoverActor), node: 'dragon' }])).rejects.toThrow(/dragon/);
});
