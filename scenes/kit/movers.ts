// Who and what moves in a town: people in five parts that swing, and vehicles. Feet at y = 0, facing +z, light as toys.
import { Mesh, type Vec3 } from './mesh.ts';
import { movingBus, movingCar, movingTrain } from './moverVehicles.ts';

/** Parts that swing about their upper end while one walks; everything else is body. */
export const limbs = ['body', 'left-leg', 'right-leg', 'left-arm', 'right-arm'] as const;
export type Limb = (typeof limbs)[number];

export interface MoverPart {
  limb: Limb;
  mesh: Mesh;
  /** White cloth that takes the colour of whoever wears it. */
  cloth?: boolean;
}
export type MoverShape = readonly MoverPart[];

interface Figure {
  height: number;
  bottom: string;
  hair: string;
  skin?: string;
  hat?: string;
  satchel?: string;
  apron?: string;
  vest?: string;
  skirt?: boolean;
  bun?: boolean;
  bob?: boolean;
  /** Held in the right hand. */
  tool?: 'broom' | 'flag' | 'bag';
}

function figure(o: Figure): MoverShape {
  const { height: h, skin = '#f2cba8' } = o;
  const isChild = h < 1.35;
  const k = h / (isChild ? 1.25 : 1.65);
  const r = isChild ? 0.165 : 0.148;
  const hip = h * (isChild ? 0.38 : 0.46);
  const neck = h - r * 2.02;
  const shoulder = neck - 0.05 * k;
  const wide = (isChild ? 0.14 : 0.165) * k;
  const body = new Mesh(1);
  const cloth = new Mesh(2);
  const flat = { jitter: 0 } as const;
  cloth.cylinder({
    at: [0, hip - 0.05, 0],
    radius: wide,
    topRadius: wide * 0.72,
    height: neck - hip + 0.02,
    sides: 6,
    color: '#ffffff',
    ...flat,
  });
  if (o.skirt)
    body.cylinder({
      at: [0, hip - 0.26 * k, 0],
      radius: wide * 1.35,
      topRadius: wide * 0.95,
      height: 0.3 * k,
      sides: 6,
      color: o.bottom,
      caps: 'none',
      ...flat,
    });
  if (o.apron ?? o.vest)
    body.box({
      at: [0, o.vest ? hip + 0.02 : hip - 0.2 * k, wide * 0.8],
      size: [wide * 1.5, (neck - hip) * 0.86 + (o.vest ? 0 : 0.2 * k), wide * 0.6],
      color: (o.apron ?? o.vest) as string,
      faces: 'sew',
      ...flat,
    });
  head(body, o, neck + r * 0.98, r, skin, isChild);
  if (o.satchel) {
    body.box({
      at: [0, hip + 0.05, -wide - 0.06],
      size: [0.24, 0.28, 0.15],
      color: o.satchel,
      faces: 'newt',
      ...flat,
    });
  }
  const parts: MoverPart[] = [
    { limb: 'body', mesh: body },
    { limb: 'body', mesh: cloth, cloth: true },
  ];
  for (const s of [-1, 1]) {
    const leg = new Mesh(3);
    const x = s * wide * 0.5;
    const thick = (isChild ? 0.062 : 0.072) * (0.6 + 0.4 * k);
    leg.tube(
      [
        [x, hip, 0],
        [x, 0.05, 0],
      ],
      [thick, thick * 0.76],
      o.skirt ? '#5b4f4a' : o.bottom,
      3,
      flat,
    );
    leg.box({
      at: [x, 0, 0.03],
      size: [0.1, 0.075, 0.2 * (0.5 + 0.5 * k)],
      color: isChild ? '#f3efe4' : '#5a4438',
      faces: 'sewt',
      ...flat,
    });
    parts.push({ limb: s < 0 ? 'left-leg' : 'right-leg', mesh: leg });
    const limb = s < 0 ? 'left-arm' : 'right-arm';
    const sleeve = new Mesh(4);
    const hand: Vec3 = [s * (wide + 0.05 * k), shoulder - 0.42 * k, 0.03];
    sleeve.tube([[s * wide * 0.72, shoulder, 0], hand], [0.058 * k, 0.044 * k], '#ffffff', 3, flat);
    parts.push({ limb, mesh: sleeve, cloth: true });
    const bare = new Mesh(5);
    bare.sphere({ at: hand, radius: 0.048, sides: 3, color: skin, ...flat });
    if (s > 0 && o.tool) hold(bare, o.tool, hand);
    parts.push({ limb, mesh: bare });
  }
  return parts;
}

function head(m: Mesh, o: Figure, y: number, r: number, skin: string, isChild: boolean): void {
  const flat = { jitter: 0 } as const;
  // A face rounder than a coarse sphere: three rings; hair or hat close the top.
  const rings = [
    [-0.98, 0.5],
    [-0.6, 0.87],
    [0.08, 1],
    [0.66, 0.8],
  ] as const;
  const on = (row: number, i: number, size: number): Vec3 => {
    const [up, wide] = rings[row] as readonly [number, number];
    const a = (i / 8) * Math.PI * 2;
    return [Math.sin(a) * wide * size, up * size, Math.cos(a) * wide * size];
  };
  for (let row = 0; row < 3; row++)
    for (let i = 0; i < 8; i++) {
      const corners = [
        [row, i],
        [row, i + 1],
        [row + 1, i + 1],
        [row + 1, i],
      ] as const;
      const [p0, p1, p2, p3] = corners.map(([j, n]): Vec3 => {
        const [px, py, pz] = on(j, n, r);
        return [px, py + y, pz];
      }) as [Vec3, Vec3, Vec3, Vec3];
      const normals = corners.map(([j, n]): Vec3 => {
        const [nx, ny, nz] = on(j, n, 1);
        return [nx, ny * 0.55, nz];
      });
      m.quad(p0, p1, p2, p3, skin, { ...flat, normals });
    }
  if (o.hat) {
    // Hair under the brim, from ear to ear behind; before the ears it is inside the head.
    m.cylinder({
      at: [0, y - r * 0.6, -r * 0.2],
      radius: r * 0.94,
      topRadius: r * 1.06,
      height: r * 0.9,
      sides: 8,
      color: o.hair,
      caps: 'none',
      ...flat,
    });
    m.dome({
      at: [0, y + r * 0.28, -r * 0.05],
      radius: r * 1.16,
      sides: 7,
      squash: 0.86,
      color: o.hat,
      ...flat,
    });
    m.cylinder({
      at: [0, y + r * 0.25, 0],
      radius: r * 1.5,
      topRadius: r * 1.12,
      height: r * 0.14,
      sides: 7,
      color: o.hat,
      caps: 'none',
      ...flat,
    });
  } else {
    m.sphere({
      at: [0, y + r * 0.24, -r * 0.22],
      radius: r * 1.1,
      sides: 6,
      color: o.hair,
      squash: 0.95,
      ...flat,
    });
    m.dome({
      at: [0, y + r * 0.28, r * 0.16],
      radius: r * 0.94,
      sides: 6,
      squash: 0.78,
      color: o.hair,
      ...flat,
    });
  }
  if (o.bun)
    m.sphere({ at: [0, y + r * 0.75, -r * 0.85], radius: r * 0.4, sides: 4, color: o.hair, ...flat });
  if (o.bob)
    m.cylinder({
      at: [0, y - r * 0.72, -r * 0.28],
      radius: r * 0.86,
      topRadius: r * 1.0,
      height: r * 0.8,
      sides: 5,
      color: o.hair,
      caps: 'none',
      ...flat,
    });
  const dab = (x: number, dy: number, w: number, tall: number, z: number, color: string) =>
    m.quad(
      [x - w, y + dy - tall, z],
      [x + w, y + dy - tall, z],
      [x + w, y + dy + tall, z],
      [x - w, y + dy + tall, z],
      color,
      flat,
    );
  for (const s of [-1, 1]) {
    dab(s * r * 0.36, r * 0.02, r * 0.085, r * 0.13, r * 0.985, '#2e2420');
    if (isChild) dab(s * r * 0.56, -r * 0.28, r * 0.13, r * 0.08, r * 0.86, '#eda893');
  }
}

function hold(m: Mesh, tool: 'broom' | 'flag' | 'bag', [x, y]: Vec3): void {
  const flat = { jitter: 0 } as const;
  if (tool === 'bag')
    m.box({
      at: [x + 0.02, y - 0.3, 0.03],
      size: [0.1, 0.26, 0.26],
      color: '#c9a06a',
      faces: 'nsewt',
      ...flat,
    });
  else if (tool === 'broom') {
    m.tube(
      [
        [x - 0.06, y + 0.3, -0.02],
        [x - 0.1, 0.22, 0.42],
      ],
      0.018,
      '#b98a5a',
      3,
      flat,
    );
    m.cylinder({
      at: [x - 0.1, 0.02, 0.46],
      radius: 0.13,
      topRadius: 0.03,
      height: 0.24,
      sides: 5,
      color: '#a98a4c',
      caps: 'none',
      ...flat,
    });
  } else {
    // The flag hangs along the arm, so that an arm held out holds it upright before the road.
    m.tube(
      [
        [x, y, 0.03],
        [x, y, 0.62],
      ],
      0.014,
      '#e9dcc0',
      3,
      flat,
    );
    for (const s of [1, -1]) {
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [x + 0.003 * s, y - 0.02, 0.24],
        [x + 0.003 * s, y - 0.34, 0.24],
        [x + 0.003 * s, y - 0.34, 0.62],
        [x + 0.003 * s, y - 0.02, 0.62],
      ];
      if (s > 0) q.reverse();
      m.quad(...q, '#f4c531', flat);
    }
  }
}

const body = (draw: (m: Mesh) => void): MoverShape => {
  const mesh = new Mesh(9);
  draw(mesh);
  return [{ limb: 'body', mesh }];
};

/** Every kind by its name. */
export const moverShapes: Record<string, () => MoverShape> = {
  pupil: () =>
    figure({ height: 1.16, bottom: '#4a5a78', hair: '#3a2b25', hat: '#f6cb45', satchel: '#b8332b' }),
  'pupil-skirt': () =>
    figure({
      height: 1.12,
      bottom: '#56628a',
      hair: '#33261f',
      hat: '#f6cb45',
      satchel: '#7d6aa8',
      skirt: true,
      bob: true,
    }),
  /** In the clothes for sports, without a satchel. */
  'pupil-gym': () => figure({ height: 1.18, bottom: '#38568a', hair: '#33261f', hat: '#d9604d' }),
  toddler: () => figure({ height: 0.94, bottom: '#6d7f9a', hair: '#3a2b25', hat: '#f3d37a' }),
  woman: () =>
    figure({ height: 1.58, bottom: '#5c5f78', hair: '#4a352b', skirt: true, bob: true, tool: 'bag' }),
  man: () => figure({ height: 1.7, bottom: '#4a5060', hair: '#2f2724' }),
  elder: () => figure({ height: 1.52, bottom: '#6b5f55', hair: '#b9b3aa' }),
  sweeper: () =>
    figure({ height: 1.54, bottom: '#5f6a58', hair: '#a39c94', apron: '#f0e4c8', tool: 'broom' }),
  teacher: () => figure({ height: 1.58, bottom: '#53698a', hair: '#3a2b25', bun: true, apron: '#f4dfae' }),
  guard: () =>
    figure({
      height: 1.6,
      bottom: '#4a5568',
      hair: '#8c8580',
      hat: '#3f6f9a',
      vest: '#f0b93a',
      tool: 'flag',
    }),
  farmer: () => figure({ height: 1.6, bottom: '#54656f', hair: '#6f665e', hat: '#e3cf9a' }),
  train: () => body(movingTrain),
  bus: () => body(movingBus),
  kei: () => body((m) => movingCar(m, '#9fc4cc')),
};
