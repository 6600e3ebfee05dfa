// Townspeople: rounded, warm, a little bigger-headed than life. Facing +z.
import type { Mesh } from './mesh.ts';

export interface PersonOptions {
  height: number;
  top: string;
  bottom: string;
  hair?: string;
  skin?: string;
  /** Walking, standing, or waving. */
  pose?: 'stand' | 'walk' | 'wave' | 'sit';
  skirt?: boolean;
  hat?: string;
  /** A schoolchild's randoseru. */
  satchel?: string;
  apron?: string;
  longHair?: boolean;
}

export function person(m: Mesh, o: PersonOptions): void {
  const { skin = '#f0c9a6', hair = '#3c2c25', pose = 'stand' } = o;
  const child = o.height < 1.4;
  const k = o.height / 1.65;
  const head = (child ? 0.165 : 0.135) * (child ? 1 : k);
  const hip = o.height * (child ? 0.4 : 0.46);
  const neck = o.height - head * 2.1;
  const lean = pose === 'walk' ? 0.16 * k : 0;
  const r = 0.075 * (child ? 0.85 : 1);
  const base = pose === 'sit' ? -hip + 0.45 : 0;
  const y = (v: number) => v + base;
  for (const s of [-1, 1]) {
    const x = s * 0.085 * k;
    const z = s * lean;
    if (pose === 'sit')
      m.tube(
        [
          [x, y(hip), 0],
          [x, y(hip), 0.34 * k],
          [x, 0.05, 0.36 * k],
        ],
        [r, r, r * 0.8],
        o.bottom,
        5,
      );
    else
      m.tube(
        [
          [x, y(hip), 0],
          [x, y(0.06), z],
        ],
        [r * 1.05, r * 0.75],
        o.bottom,
        5,
      );
    m.box({
      at: [x, pose === 'sit' ? 0 : 0, pose === 'sit' ? 0.42 * k : z + 0.04],
      size: [0.1 * k, 0.075, 0.21 * k],
      color: '#6b4a38',
      faces: 'nsewt',
    });
  }
  if (o.skirt)
    m.cylinder({
      at: [0, y(hip - 0.3 * k), 0],
      radius: 0.21 * k,
      topRadius: 0.13 * k,
      height: 0.34 * k,
      sides: 8,
      color: o.bottom,
    });
  m.cylinder({
    at: [0, y(hip - 0.02), 0],
    radius: 0.155 * k,
    topRadius: 0.135 * k,
    height: neck - hip - 0.02,
    sides: 6,
    color: o.top,
  });
  m.dome({ at: [0, y(neck - 0.06), 0], radius: 0.135 * k, squash: 0.6, sides: 6, color: o.top, fine: true });
  if (o.apron)
    m.box({
      at: [0, y(hip - 0.16), 0.115 * k],
      size: [0.24 * k, (neck - hip) * 0.85 + 0.16, 0.07],
      color: o.apron,
      faces: 'sew',
    });
  for (const s of [-1, 1]) {
    const shoulder = y(neck - 0.1 * k);
    const x = s * 0.17 * k;
    const wave = pose === 'wave' && s > 0;
    const hand: [number, number, number] = wave
      ? [x + 0.14 * k, shoulder + 0.36 * k, 0.08]
      : [x + s * 0.06 * k, y(hip + 0.02), -s * lean * 1.1 + 0.04];
    const elbow: [number, number, number] = wave
      ? [x + 0.16 * k, shoulder + 0.04 * k, 0.03]
      : [x + s * 0.05 * k, (shoulder + y(hip)) / 2, -s * lean * 0.4];
    m.tube(
      wave ? [[x * 0.85, shoulder, 0], elbow, hand] : [[x * 0.85, shoulder, 0], hand],
      wave ? [0.06 * k, 0.052 * k, 0.042 * k] : [0.06 * k, 0.045 * k],
      o.top,
      4,
    );
    m.sphere({ at: hand, radius: 0.05 * k, sides: 5, color: skin, fine: !wave });
  }
  const hy = y(neck + head * 1.05);
  m.sphere({ at: [0, hy, 0], radius: head, sides: 7, color: skin, squash: 1.06, jitter: 0 });
  m.sphere({
    at: [0, hy + head * 0.22, -head * 0.2],
    radius: head * 1.04,
    sides: 6,
    color: hair,
    squash: 0.95,
    jitter: 0,
  });
  m.sphere({
    at: [0, hy + head * 0.62, head * 0.2],
    radius: head * 0.74,
    sides: 6,
    color: hair,
    squash: 0.62,
    jitter: 0,
    fine: o.hat !== undefined,
  });
  if (o.longHair)
    m.sphere({
      at: [0, hy - head * 0.5, -head * 0.5],
      radius: head * 0.85,
      sides: 5,
      color: hair,
      squash: 1.25,
      jitter: 0,
    });
  const dab = (cx: number, cy: number, w: number, h: number, z: number, color: string) =>
    m.quad([cx - w, cy - h, z], [cx + w, cy - h, z], [cx + w, cy + h, z], [cx - w, cy + h, z], color, {
      jitter: 0,
      painted: true,
    });
  for (const s of [-1, 1]) {
    dab(s * head * 0.36, hy + head * 0.02, head * 0.09, head * 0.13, head * 0.99, '#2e2420');
    dab(s * head * 0.55, hy - head * 0.28, head * 0.13, head * 0.08, head * 0.87, '#eda893');
  }
  if (o.hat) {
    m.dome({ at: [0, hy + head * 0.3, 0], radius: head * 1.1, sides: 7, squash: 0.85, color: o.hat });
    m.cylinder({
      at: [0, hy + head * 0.26, 0],
      radius: head * 1.55,
      topRadius: head * 1.2,
      height: head * 0.14,
      sides: 7,
      color: o.hat,
      caps: 'none',
    });
  }
  if (o.satchel)
    m.box({ at: [0, y(hip + 0.06), -0.2 * k], size: [0.26, 0.3, 0.17], color: o.satchel, faces: 'nsewt' });
}

const tops = [
  '#d9785f',
  '#6f95b8',
  '#e7b95a',
  '#7fa372',
  '#c58aa3',
  '#f0e6d2',
  '#8d7fa8',
  '#b8655a',
  '#5f8a8b',
];
const bottoms = ['#4a5568', '#6b5a4a', '#3f4b5c', '#8a7a63', '#5c4a52'];

/** Some grown-up, by number. */
export const adult = (n: number, pose: PersonOptions['pose'] = 'stand'): PersonOptions => ({
  height: 1.56 + (n % 4) * 0.05,
  top: tops[n % tops.length] as string,
  bottom: bottoms[n % bottoms.length] as string,
  hair: ['#3c2c25', '#51392c', '#2e2622', '#8c8580'][n % 4],
  skirt: n % 3 === 1,
  longHair: n % 3 === 1,
  pose,
});
/** Some child, by number; every second one with a satchel. */
export const child = (n: number, pose: PersonOptions['pose'] = 'walk'): PersonOptions => ({
  height: 1.02 + (n % 3) * 0.1,
  top: tops[(n * 2 + 1) % tops.length] as string,
  bottom: bottoms[(n + 2) % bottoms.length] as string,
  hair: ['#3c2c25', '#51392c', '#2e2622'][n % 3],
  hat: n % 2 ? '#f2c84b' : undefined,
  satchel: n % 2 ? ['#b8332b', '#3f6f8f', '#8a5a9a'][n % 3] : undefined,
  skirt: n % 3 === 0,
  longHair: n % 3 === 0,
  pose,
});
