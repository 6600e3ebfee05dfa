import { noise2 } from '../../kit/random.ts';
import { fence, hedge, hills, patchwork, sky } from '../../kit/interior/outdoors.ts';
import { shade, WOOD_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { child, type Person } from '../../kit/interior/people.ts';
import { flowerBox, sandPit, slide, tricycle, washingPlace, waterPlay } from '../../kit/interior/yard.ts';
import { DECK, YARD } from './plan.ts';

const kid = (n: number, more: Partial<Person> = {}): Person =>
  child(n, { tall: 0.92 + ((n * 7) % 4) * 0.03, ...more });

const ground = (x: number, z: number): string => {
  const n = noise2(x * 0.25, z * 0.25, 15) * 0.7 + noise2(x * 0.8, z * 0.8, 18) * 0.3;
  if (Math.abs(x - 0.2) < 1.6 && z > 0 && z < YARD.z1 + 2) return shade('#e0caa2', (n - 0.5) * 0.12);
  if (x < YARD.x0 + 1 && Math.abs(z - 5.4 - Math.sin(x * 0.5) * 0.4) < 1.1)
    return shade('#c9b083', (n - 0.5) * 0.2);
  if (z > YARD.z1 + 1.5 && z < YARD.z1 + 7) return shade('#b3aba0', (n - 0.5) * 0.06);
  if (x > -6 && x < 14 && z > 3 && z < 12) return shade('#e2cda3', (n - 0.5) * 0.14);
  return shade('#a9bf6d', (n - 0.5) * 0.34);
};

/** Sand, water, a small slide, tricycles, a cherry to sit under. */
export const yard = (plan: Plan): void => {
  const { pen, mesh } = plan;
  sky(pen, 0, 0);
  hills(pen, 0, 0, 62);
  patchwork(pen, -44, -30, 44, 34, 2, ground);
  plan.put(-8, 8.2, 0, [4.6, 3.4], (p) => sandPit(p, 2.4, 1.8));
  plan.put(6.6, 9.3, -0.12, [5, 1.6], waterPlay);
  plan.put(11.6, 6.2, -0.5, [0.9, 3], (p) => slide(p, 1.05, '#e0943f'));
  for (const [x, z, t, c] of [
    [2.6, 5.2, 0.8, '#d9604d'],
    [3.7, 4.4, -0.6, '#5c93b8'],
    [-3.2, 12.2, 2, '#e8b64a'],
  ] as const)
    plan.put(x, z, t, [0.6, 0.8], (p) => tricycle(p, c));
  plan.put(-13.8, 2.9, 0, [2.4, 0.8], (p) => washingPlace(p, 4, 0.45));
  for (const [x, s] of [
    [-10.5, 1],
    [-4.6, 2],
    [4.8, 3],
    [10.6, 4],
  ] as const)
    plan.put(x, DECK + 0.6, 0, [1.2, 0.35], (p) => flowerBox(p, 1.2, s));
  for (const [x, z, k] of [
    [-14.5, 9.5, 1.25],
    [13.2, 12.6, 1.15],
    [-3.4, YARD.z1 - 0.2, 1.1],
    [4.4, YARD.z1, 1.1],
    [-18, 14, 1.1],
    [9, YARD.z1 + 0.2, 1.05],
    [-10.5, YARD.z1, 1.05],
  ] as const)
    mesh.plant('cherry', [x, 0, z], k);
  for (const [x, z] of [
    [-9.2, -13],
    [-1, -15],
    [6.4, -13.6],
    [10.2, -12.4],
    [-15.6, -12.5],
    [17, -4],
    [-23, -3],
  ] as const)
    mesh.plant(Math.round(x) % 2 ? 'maple-far' : 'cherry-far', [x, 0, z], 1);
  for (let i = 0; i < 7; i++) mesh.plant('cedar-far', [-26 + i * 8.2, 0, -17 - (i % 3) * 2], 1.4);
  for (let i = 0; i < 22; i++)
    mesh.plant(
      'tuft',
      [-19 + ((i * 29) % 34), 0, i % 2 ? YARD.z1 - 0.8 - (i % 4) * 0.4 : -10.5 - (i % 3)],
      0.85,
    );
  fence(pen, [YARD.x0, 0, 1], [YARD.x0, 0, 4], 0.95, '#dcb98a');
  fence(pen, [YARD.x0, 0, 6.8], [YARD.x0, 0, YARD.z1 + 0.6], 0.95, '#dcb98a');
  forestWalk(plan);
  fence(pen, [YARD.x1, 0, 0.5], [YARD.x1, 0, YARD.z1 + 0.6], 0.95, '#dcb98a');
  fence(pen, [YARD.x0, 0, YARD.z1 + 0.6], [-1.6, 0, YARD.z1 + 0.6], 0.95, '#dcb98a');
  fence(pen, [2, 0, YARD.z1 + 0.6], [YARD.x1, 0, YARD.z1 + 0.6], 0.95, '#dcb98a');
  hedge(pen, [YARD.x0, 0, YARD.z1 + 1.2], [-2.2, 0, YARD.z1 + 1.2], 0.8);
  hedge(pen, [2.6, 0, YARD.z1 + 1.2], [YARD.x1, 0, YARD.z1 + 1.2], 0.8);
  for (const x of [-1.6, 2])
    plan.put(x, YARD.z1 + 0.6, 0, [0.4, 0.4], (p) => p.box(0, 0, 0, 0.3, 2.3, 0.3, '#b98a57', 'b'));
  pen.box(0.2, 2.3, YARD.z1 + 0.6, 4.4, 0.16, 0.36, '#a9794b', '');
  pen.at(0.2, 0, YARD.z1 + 0.7, 0, (p) =>
    p.sign('星見保育園', 0, 2.04, 0, 2.2, 0.4, { ...WOOD_SIGN, density: 90 }, 0.04),
  );
  plan.person(-8.8, 7.9, 0.6, kid(2, { pose: 'floor', hat: '#f0c24a' }), 0, 0.1);
  plan.person(-7.2, 8.5, -1.3, kid(5, { pose: 'floor', hat: '#e2a0ae' }), 0, 0.1);
  plan.person(-6.1, 7.3, -2, {
    tall: 1.56,
    hair: '#3a2b25',
    cut: 'bun',
    top: '#f0d9a8',
    bottom: '#5d6f86',
    apron: '#8fb59a',
    pose: 'floor',
  });
  plan.person(7.3, 10.4, 2.9, kid(8, { pose: 'play', hat: '#86b565' }));
  plan.person(8.6, 10.5, -2.7, kid(11, { pose: 'floor', hat: '#f0c24a' }));
  plan.person(10.7, 8.9, 2.4, kid(13, { pose: 'wave', hat: '#e2a0ae' }));
  plan.person(-3.0, 5.8, 0.9, kid(16, { pose: 'play', hat: '#86b565' }));
  plan.person(-2.2, 6.4, -2.2, kid(19, { pose: 'wave', hat: '#f0c24a' }));
  plan.person(3.3, 8.7, Math.PI - 0.2, {
    tall: 1.7,
    hair: '#2f2522',
    top: '#6d7f6a',
    bottom: '#54504c',
    pose: 'wave',
  });
  plan.person(2.6, 8.2, Math.PI, kid(21, { hat: '#f0c24a', satchel: '#6ba6c9' }));
};

/** もりの さんぽみち: out by the west gate, between cedars, a teacher ahead and the children along their rope. */
const forestWalk = (plan: Plan): void => {
  const { pen, mesh } = plan;
  const W90 = Math.PI / 2;
  for (const [kind, x, z, k] of [
    ['cedar', -22.6, 2.4, 1.15],
    ['cedar', -24.8, 8.6, 1.25],
    ['cedar', -27.4, 3, 1.3],
    ['cedar-far', -30.4, 7.8, 1.4],
    ['cedar-far', -32.6, 3.4, 1.3],
    ['maple', -22.8, 8, 0.85],
    ['green-far', -28.4, 9.8, 1],
    ['green-far', -30.2, 1.4, 1],
  ] as const)
    mesh.plant(kind, [x, 0, z], k);
  for (const z of [4.05, 6.75]) pen.box(-20, 0, z, 0.2, 2.1, 0.2, '#b98a57', 'b');
  pen.box(-20, 2.05, 5.4, 0.24, 0.14, 3.1, '#a9794b', '');
  pen.at(-19.9, 0, 5.4, W90, (p) =>
    p.sign('もりの さんぽみち', 0, 1.84, 0, 1.9, 0.34, { ...WOOD_SIGN, density: 90 }, 0.04),
  );
  for (let i = 0; i < 7; i++)
    pen.post(
      -20.8 - i * 0.85,
      0,
      5.4 + Math.sin(i * 1.3) * 0.28,
      0.24,
      0.22,
      0.045,
      7,
      i % 2 ? '#b58a58' : '#a97d4c',
    );
  plan.person(-25.6, 5.2, -W90 + 0.5, {
    tall: 1.58,
    hair: '#3a2b25',
    cut: 'bun',
    top: '#e9c7b8',
    bottom: '#5d6f86',
    apron: '#8fb59a',
    hat: '#e3cf9a',
    pose: 'wave',
  });
  for (let i = 0; i < 4; i++)
    plan.person(
      -24.4 + i * 0.95,
      5.35 + (i % 2) * 0.5,
      -W90,
      kid(i * 3 + 4, { hat: i % 2 ? '#f0c24a' : '#86b565', pose: i === 2 ? 'wave' : 'stand' }),
      0,
      0,
      i === 3,
    );
  pen.bar([-25.3, 0.6, 5.55], [-21.2, 0.45, 5.62], 0.025, '#d9604d', 0.025, false);
};
