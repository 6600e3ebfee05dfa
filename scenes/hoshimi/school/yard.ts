import { noise2 } from '../../kit/random.ts';
import { fence, hedge, hills, patchwork, sky } from '../../kit/interior/outdoors.ts';
import { shade, WOOD_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { animalHouse, hen } from '../../kit/interior/animals.ts';
import { child } from '../../kit/interior/people.ts';
import { clock } from '../../kit/interior/wall.ts';
import { flowerBox, highBars, jungleGym, slide, swing, washingPlace } from '../../kit/interior/yard.ts';
import { FRONT, TRACK, YARD } from './plan.ts';

const ground = (x: number, z: number): string => {
  const n = noise2(x * 0.22, z * 0.22, 5) * 0.7 + noise2(x * 0.8, z * 0.8, 8) * 0.3;
  const earth = shade('#dcc094', (n - 0.5) * 0.16);
  const grass = shade('#9fb868', (n - 0.5) * 0.34);
  const inside = x > YARD.x0 + 2 && x < YARD.x1 - 1 && z > 0 && z < YARD.z1 - 1.5;
  if (inside) return n > 0.66 && (z < 3 || z > 20) ? shade('#bcbc7e', (n - 0.5) * 0.2) : earth;
  return Math.abs(x - 0.5) < 3 && z > 0 && z < YARD.z1 + 4 ? earth : grass;
};

/** The gate, the track, the climbing frames, cherries along the fence, hills behind. */
export const yard = (plan: Plan): void => {
  const { pen, mesh } = plan;
  sky(pen, 0, 5);
  hills(pen, 0, 5);
  patchwork(pen, -56, -36, 56, 28, 4, ground);
  patchwork(pen, -56, 36, 56, 44, 8, ground);
  street(plan);
  gate(plan);
  track(plan);
  plan.put(12.5, 14.5, 0.2, [2, 2], (p) => jungleGym(p, 3, 3, 3, 0.6));
  plan.put(18, 9, -0.35, [3.6, 1.8], swing);
  plan.put(17.2, 17.8, 2.6, [0.9, 3.4], (p) => slide(p, 1.5, '#5c93b8'));
  plan.put(9, 20.3, 0, [5, 0.3], highBars);
  plan.put(14.3, 2.1, 0, [2.6, 0.8], (p) => washingPlace(p));
  plan.put(8.6, 8.4, -0.12, [2.9, 1.6], animalHouse);
  plan.pen.at(10.6, 0, 9.3, -0.9, (p) => hen(p, '#fbf6ea', true));
  for (const [x, s] of [
    [-9.4, 1],
    [-7.2, 2],
    [-4.8, 3],
    [5.6, 4],
    [7.7, 5],
    [10, 6],
    [-13.4, 7],
    [-16.8, 8],
    [-21, 9],
    [-24.5, 10],
  ] as const)
    plan.put(x, FRONT + 0.55, 0, [1.3, 0.4], (p) => flowerBox(p, 1.3, s));
  for (const x of [-29.5, -24, -18.4, -11.4, 12.8, 18.6])
    mesh.plant('cherry', [x, 0, YARD.z1 - 0.4 - ((x * 7) % 3) * 0.2], 1.15 + ((x * 13) % 5) * 0.03);
  for (const [x, z] of [
    [-6.4, YARD.z1 + 0.8],
    [7.6, YARD.z1 + 1],
    [-30, 16],
    [-30, 8],
    [22.2, 11],
    [22, 20.5],
  ] as const)
    mesh.plant(x < 0 && z > 20 ? 'cherry' : 'cherry-far', [x, 0, z], 1.2);
  for (const [x, z] of [
    [-27, -14],
    [-20.5, -15.5],
    [-13, -14.2],
    [-5, -15],
    [2.5, -14.4],
    [10.5, -15.6],
    [18, -14.6],
  ] as const)
    mesh.plant(Math.round(x) % 2 ? 'cherry-far' : 'green-far', [x, 0, z], 1.05);
  for (let i = 0; i < 9; i++)
    mesh.plant('cedar-far', [-32 + i * 6.6, 0, -19 - (i % 3) * 2.2], 1.4 + (i % 2) * 0.25);
  for (const [x, z] of [
    [43, -12],
    [44, -4],
    [42.5, 3],
    [-34, -4],
    [-36, 3],
    [30, 9],
    [36, 10],
  ] as const)
    mesh.plant(x > 40 ? 'ginkgo-far' : x < -33 ? 'maple-far' : 'green-far', [x, 0, z], 1.1);
  for (let i = 0; i < 26; i++) {
    const x = -29 + ((i * 37) % 52);
    if (Math.abs(x - 0.5) < 4.5) continue;
    mesh.plant('tuft', [x, 0, i % 2 ? YARD.z1 - 1 - (i % 5) * 0.3 : -11.6 - (i % 4) * 0.8], 0.9);
  }
  fence(pen, [YARD.x0, 0, 1], [YARD.x0, 0, YARD.z1 + 0.8], 1.2, '#8fa37c');
  fence(pen, [YARD.x1 + 0.2, 0, 4.6], [YARD.x1 + 0.2, 0, YARD.z1 + 0.8], 1.2, '#8fa37c');
  hedge(pen, [YARD.x0, 0, YARD.z1 + 1], [-2.9, 0, YARD.z1 + 1], 1.35, 1.15);
  hedge(pen, [3.9, 0, YARD.z1 + 1], [YARD.x1, 0, YARD.z1 + 1], 1.35, 1.15);
  for (const x of [-2.4, 0.5, 3.4]) if (x !== 0.5) pen.box(x, 0, FRONT + 1.72, 0.6, 0.3, 0.6, '#b7ab97', 'b');
  plan.put(0.5, FRONT + 2.9, 0, null, (p) => {
    p.at(0, 4.75, 0.02, 0, (q) => clock(q, 0.42));
    p.sign('ほしみ小学校', 0, 3.72, 0.0, 3.2, 0.56, { ...WOOD_SIGN, density: 70 }, 0.05);
  });
  children(plan);
};

/** Paving before the gate, the lane and its white line. */
const street = (plan: Plan): void => {
  const { mesh } = plan;
  const strip = (x0: number, x1: number, z0: number, z1: number, color: string): void =>
    void mesh.quad([x0, -0.03, z1], [x1, -0.03, z1], [x1, -0.03, z0], [x0, -0.03, z0], color, {
      surface: 'ground',
      jitter: 0.015,
    });
  for (let i = 0; i < 28; i++) {
    for (let k = 0; k < 2; k++)
      strip(
        -21 + i * 1.5,
        -19.5 + i * 1.5,
        28 + k * 1.2,
        29.2 + k * 1.2,
        ['#d8c9ae', '#d1c1a4', '#dccfb6'][(i + k * 2) % 3] ?? '#d8c9ae',
      );
  }
  strip(-56, -21, 28, 30.4, '#cdbfa6');
  strip(21, 56, 28, 30.4, '#cdbfa6');
  for (let i = 0; i < 14; i++) strip(-56 + i * 8, -48 + i * 8, 30.4, 36, '#a6a29c');
  for (let i = 0; i < 7; i++) plan.pen.box(-1.9 + i * 0.8, -0.03, 33.2, 0.45, 0.006, 3.6, '#f4f0e4', 'bnsew');
};

const gate = (plan: Plan): void => {
  const { pen } = plan;
  const z = YARD.z1 + 1;
  for (const x of [-2.2, 3.2]) {
    plan.put(x, z, 0, [0.8, 0.8], (p) => {
      p.box(0, 0, 0, 0.76, 1.9, 0.76, '#c9b79a', 'b');
      p.box(0, 1.9, 0, 0.9, 0.14, 0.9, '#b5a183', '');
      p.box(0, 0, 0, 0.86, 0.3, 0.86, '#a8967b', 'b');
    });
  }
  pen.at(-2.2, 0, z + 0.38, 0, (p) =>
    p.sign('ほしみ小学校', 0, 1.12, 0, 0.34, 1.3, { ...WOOD_SIGN, vertical: true, density: 110 }, 0.03),
  );
  pen.at(-2.2, 0, z - 0.38, Math.PI, (p) =>
    p.sign('ほしみ小学校', 0, 1.12, 0, 0.34, 1.3, { ...WOOD_SIGN, vertical: true, density: 110 }, 0.03),
  );
  for (const s of [-1, 1]) {
    plan.put(0.5 + s * 3.6, z - 0.55, 0, [1.6, 0.1], (p) => {
      for (let i = 0; i < 9; i++)
        p.bar([-0.75 + i * 0.19, 0.1, 0], [-0.75 + i * 0.19, 1.25, 0], 0.035, '#66756a');
      for (const y of [0.12, 1.2]) p.bar([-0.78, y, 0], [0.8, y, 0], 0.05, '#66756a');
    });
  }
};

const track = (plan: Plan): void => {
  const { pen } = plan;
  const n = 56;
  for (const k of [0, 0.085, 0.17, 0.255]) {
    const at = (i: number, more: number) => {
      const a = (i / n) * Math.PI * 2;
      return [
        TRACK.x + Math.sin(a) * (TRACK.rx * (1 - k) + more),
        0.012,
        TRACK.z + Math.cos(a) * (TRACK.rz * (1 - k * 1.5) + more),
      ] as const;
    };
    for (let i = 0; i < n; i++)
      pen.face([at(i, 0), at(i + 1, 0), at(i + 1, -0.075), at(i, -0.075)], '#fbf6ea');
  }
};

const children = (plan: Plan): void => {
  const gym = { top: '#fbf8f0', bottom: '#38568a' };
  plan.person(-17, 20.2, W90, child(1, { ...gym, pose: 'play', hat: '#d9604d' }));
  plan.person(-18.6, 19.4, W90, child(4, { ...gym, pose: 'wave', hat: '#fbf8f0' }), 0, 0, true);
  plan.person(-20.2, 19.9, W90, child(9, { ...gym, pose: 'play', hat: '#d9604d' }));
  plan.person(-0.9, 22.4, 0.3, {
    tall: 1.62,
    hair: '#3a2b25',
    cut: 'bob',
    top: '#e7d3b0',
    bottom: '#5d6f86',
    pose: 'wave',
  });
  plan.person(1.6, 20.6, Math.PI - 0.1, child(2, { satchel: '#b8322a', hat: '#f0c24a' }));
  plan.person(2.3, 20.9, Math.PI + 0.2, child(6, { satchel: '#2c3440', hat: '#f0c24a', pose: 'wave' }));
  plan.person(0.1, 13.5, Math.PI, child(7, { satchel: '#8d6aa3', hat: '#f0c24a' }));
  plan.person(10.9, 13.1, 0.8, child(5, { pose: 'play' }));
  plan.person(13.7, 12.9, -0.5, child(8, { pose: 'wave' }), 0, 0, true);
  plan.person(7.7, 9.9, Math.PI + 0.1, child(11, { pose: 'floor' }), 0, 0, true);
  plan.person(8.7, 10.1, Math.PI - 0.2, child(14, { pose: 'carry' }));
  plan.pen.box(8.72, 0.72, 9.82, 0.2, 0.14, 0.18, '#8cb665', 'b', 0.7);
  crossingGuard(plan);
};
/** Who sees the children over the road before the gate, with the yellow flag that stops cars. */
const crossingGuard = (plan: Plan): void => {
  plan.person(3.15, 27.6, -0.7, {
    tall: 1.6,
    hair: '#8c8580',
    top: '#f0b93a',
    bottom: '#4a5568',
    hat: '#3f6f9a',
    pose: 'wave',
  });
  plan.pen.at(3.15, 0, 27.6, -0.7, (p) => {
    p.bar([-0.33, 0.62, 0.06], [-0.38, 1.5, 0.3], 0.022, '#e9dcc0', 0.022, false);
    for (const back of [false, true]) {
      const q = [
        [-0.36, 1.12, 0.2],
        [-0.36, 1.06, 0.62],
        [-0.38, 1.42, 0.66],
        [-0.38, 1.48, 0.3],
      ] as const;
      p.face(back ? [...q].reverse() : q, '#f4c531');
    }
  });
  for (const [x, z, n] of [
    [-2.4, 20.2, 22],
    [1.3, 24.1, 27],
  ] as const)
    plan.person(
      x,
      z,
      Math.PI,
      child(n, { satchel: n % 2 ? '#b8322a' : '#4c7199', hat: '#f0c24a' }),
      0,
      0,
      n > 22,
    );
};
const W90 = Math.PI / 2;
