import { cycle } from './cycle.ts';
import { type Pen, type Vec, shade } from './Pen.ts';
import { PAINT } from './paints.ts';

export type Pose = 'stand' | 'sit' | 'wave' | 'carry' | 'read' | 'play' | 'floor' | 'write';
export type Person = {
  /** Metres from sole to crown: 0.8 toddler, 1.0 at daycare, 1.15 first grader, 1.6 grown-up. */
  tall: number;
  hair: string;
  cut?: 'short' | 'bob' | 'tails' | 'bun';
  skin?: string;
  top: string;
  bottom: string;
  skirt?: boolean;
  pose?: Pose;
  /** A hat's, satchel's or apron's colour. */
  hat?: string;
  satchel?: string;
  apron?: string;
  kerchief?: string;
};

const face = (p: Pen, y: number, r: number, blush: boolean): void => {
  const dot = (x: number, yy: number, w: number, h: number, z: number, c: string, small = false): void =>
    (small ? p.fine : p).face(
      [
        [x - w, yy, z],
        [x, yy - h, z],
        [x + w, yy, z],
        [x, yy + h, z],
      ],
      c,
    );
  for (const s of [-1, 1]) {
    dot(s * r * 0.36, y + r * 0.02, r * 0.1, r * 0.16, r * 0.99, '#2b2220');
    if (blush) dot(s * r * 0.52, y - r * 0.26, r * 0.17, r * 0.11, r * 0.93, '#ee9f8c', true);
  }
  p.fine.face(
    [
      [-r * 0.16, y - r * 0.3, r * 0.985],
      [0, y - r * 0.42, r * 0.96],
      [r * 0.16, y - r * 0.3, r * 0.985],
    ],
    '#b2493b',
  );
};

const hairdo = (p: Pen, who: Person, y: number, r: number): void => {
  const c = who.kerchief ?? who.hair;
  if (who.hat) p.ball(0, y + r * 0.02, -r * 0.26, r * 1.02, r * 1.02, r * 0.85, c, 7, 2, -0.34, 0.1);
  else
    p.moved(0, y + r * 0.06, -r * 0.07, -0.6).ball(0, 0, 0, r * 1.1, r * 1.08, r * 1.1, c, 8, 2, -0.1, 0.5);
  if (who.cut === 'bob' || who.cut === 'tails') {
    for (const s of [-1, 1])
      p.ball(s * r * 0.86, y - r * 0.3, -r * 0.1, r * 0.24, r * 0.55, r * 0.4, who.hair, 4, 2);
  }
  if (who.cut === 'tails') {
    for (const s of [-1, 1]) {
      p.ball(s * r * 1.12, y - r * 0.35, -r * 0.35, r * 0.24, r * 0.55, r * 0.24, who.hair, 4, 3);
      p.fine.ball(s * r * 1.02, y + r * 0.12, -r * 0.3, r * 0.13, r * 0.13, r * 0.13, '#d9604d', 4, 2);
    }
  }
  if (who.cut === 'bun') p.ball(0, y + r * 0.35, -r * 1.02, r * 0.4, r * 0.38, r * 0.36, who.hair, 5, 3);
  if (who.hat) {
    p.moved(0, y + r * 0.24, -r * 0.03, -0.12).ball(
      0,
      0,
      0,
      r * 1.13,
      r * 0.98,
      r * 1.13,
      who.hat,
      8,
      2,
      0,
      0.5,
    );
    p.moved(0, y + r * 0.24, 0, -0.06).post(
      0,
      -r * 0.02,
      0,
      r * 1.42,
      r * 1.12,
      r * 0.12,
      8,
      shade(who.hat, -0.06),
      '',
    );
  }
};

const ARMS: Record<Pose, readonly [Vec, Vec]> = {
  stand: [
    [-0.235, -0.26, 0.03],
    [0.235, -0.26, 0.03],
  ],
  sit: [
    [-0.17, -0.2, 0.17],
    [0.17, -0.2, 0.17],
  ],
  wave: [
    [-0.23, -0.26, 0.03],
    [0.3, 0.27, 0.05],
  ],
  carry: [
    [-0.15, -0.14, 0.26],
    [0.15, -0.14, 0.26],
  ],
  read: [
    [-0.1, -0.13, 0.22],
    [0.1, -0.13, 0.22],
  ],
  play: [
    [-0.29, 0.12, 0.12],
    [0.27, -0.05, 0.2],
  ],
  floor: [
    [-0.16, -0.2, 0.2],
    [0.16, -0.2, 0.2],
  ],
  write: [
    [-0.15, -0.17, 0.24],
    [0.1, -0.16, 0.25],
  ],
};

/** A warm, simple person facing +z; `seat` is the height of what they sit on. */
export const person = (p: Pen, who: Person, seat = 0): void => {
  const t = who.tall;
  const small = t < 1.35;
  const r = small ? 0.105 + 0.032 * Math.min(1, t) : 0.125;
  const pose = who.pose ?? 'stand';
  const skin = who.skin ?? PAINT.skin[0];
  const legs = t * (small ? 0.36 : 0.44);
  const sitting = pose === 'sit' || pose === 'write' || (pose === 'read' && seat > 0);
  const low = pose === 'floor' || (pose === 'read' && seat === 0 && t < 1.35);
  const hip = low ? 0.05 : sitting ? seat : legs;
  const torso = t - legs - r * 1.9;
  const wide = small ? 0.115 + t * 0.03 : 0.185;
  const sole = '#5a4a44';
  for (const s of [-1, 1]) {
    const x = s * wide * 0.52;
    if (low) {
      p.bar([x, 0.07, 0], [s * wide * 1.25, 0.06, t * 0.2], 0.1, who.bottom, 0.085, false);
      p.bar([s * wide * 1.25, 0.06, t * 0.2], [-s * wide * 0.25, 0.045, t * 0.27], 0.075, skin, 0.07, false);
    } else if (sitting) {
      p.bar([x, seat + 0.045, 0], [x, seat + 0.04, t * 0.2], 0.11, who.bottom, 0.1, false);
      p.bar([x, seat + 0.02, t * 0.19], [x, 0.06, t * 0.21], 0.08, skin, 0.06, false);
      p.box(x, 0, t * 0.21 + 0.025, 0.075, 0.06, 0.15, '#f3efe4', 'bn');
    } else {
      p.post(x, legs * 0.42, 0, 0.052, wide * 0.42, legs * 0.6, 4, who.bottom, '');
      p.post(x, 0.04, 0, 0.036, 0.045, legs * 0.42, 3, who.skirt || small ? skin : who.bottom, '');
      p.box(x, 0, 0.025, 0.085, 0.06, small ? 0.17 : 0.22, small ? '#f3efe4' : sole, 'bn', 0.8);
    }
  }
  const lean = pose === 'write' ? 0.14 : 0;
  const up = p.moved(0, hip, 0, lean);
  if (who.skirt && !low)
    up.post(
      0,
      sitting ? 0 : -legs * 0.42,
      sitting ? 0.04 : 0,
      wide * 1.28,
      wide * 0.66,
      sitting ? 0.12 : legs * 0.5,
      8,
      who.bottom,
      '',
    );
  up.post(0, -0.035, 0, wide * 1.06, wide * 0.66, torso + 0.035, 6, who.top, '');
  if (who.apron) {
    const b = wide * 1.04;
    up.post(
      0,
      sitting || low ? 0 : -legs * 0.45,
      0.012,
      b * 1.12,
      b * 0.7,
      torso * 0.84 + (sitting || low ? 0 : legs * 0.45),
      7,
      who.apron,
      '',
    );
  }
  const shoulder = torso * 0.9;
  ARMS[pose].forEach((hand, i) => {
    const s = i === 0 ? -1 : 1;
    const k = t / 1.15;
    const from: Vec = [s * wide * 0.72, shoulder, 0];
    const to: Vec = [hand[0] * k, shoulder + hand[1] * k, hand[2] * k];
    const mid: Vec = [
      from[0] + (to[0] - from[0]) * 0.93,
      from[1] + (to[1] - from[1]) * 0.93,
      from[2] + (to[2] - from[2]) * 0.93,
    ];
    up.bar(from, mid, wide * 0.5, who.top, wide * 0.4, false);
    up.ball(to[0], to[1], to[2], 0.044, 0.044, 0.044, skin, 3, 2);
  });
  const head = torso + r * 0.92;
  const neck = up.moved(
    0,
    head,
    0,
    pose === 'read' || pose === 'write' || pose === 'floor' ? 0.22 : pose === 'wave' ? -0.05 : 0.04,
  );
  neck.ball(0, 0, 0, r, r * 0.96, r * 0.97, skin, 7, 4);
  face(neck, 0, r, small);
  hairdo(neck, who, 0, r);
  if (who.satchel) satchel(up.moved(0, shoulder - 0.27, -wide * 0.72 - 0.08), who.satchel);
  if (pose === 'read') openBook(up.moved(0, shoulder - 0.17, 0.26 * (t / 1.15), -0.5), '#5c9a86');
};

/** A randoseru, its back to +z. */
export const satchel = (p: Pen, color: string): void => {
  p.box(0, 0, 0, 0.235, 0.29, 0.16, color, 'b');
  p.box(0, 0.075, -0.086, 0.225, 0.215, 0.012, shade(color, 0.12), 'stew');
  p.fine.box(0, 0.03, -0.092, 0.04, 0.045, 0.012, PAINT.gold, 's');
};

/** An open book lying on its back, its text to +y. */
export const openBook = (p: Pen, cover: string): void => {
  p.face(
    [
      [0, 0.012, 0.09],
      [0.125, 0.03, 0.09],
      [0.125, 0.03, -0.09],
      [0, 0.012, -0.09],
    ],
    '#fbf6e8',
  );
  p.face(
    [
      [-0.125, 0.03, 0.09],
      [0, 0.012, 0.09],
      [0, 0.012, -0.09],
      [-0.125, 0.03, -0.09],
    ],
    '#f6efdc',
  );
  p.face(
    [
      [-0.13, 0.02, -0.095],
      [0, 0, -0.095],
      [0, 0, 0.095],
      [-0.13, 0.02, 0.095],
    ],
    cover,
  );
  p.face(
    [
      [0, 0, -0.095],
      [0.13, 0.02, -0.095],
      [0.13, 0.02, 0.095],
      [0, 0, 0.095],
    ],
    cover,
  );
};

/** A run of children, each a little different, from one seed number. */
export const child = (n: number, more: Partial<Person> = {}): Person => {
  const tops = [
    '#e6b450',
    '#c9584a',
    '#6fa3c0',
    '#86ad6a',
    '#f0e6d2',
    '#d98aa0',
    '#5f7fae',
    '#e39560',
  ] as const;
  const bottoms = ['#4b5d7d', '#7a6a58', '#3f5c54', '#8a5f4a', '#586a8c'] as const;
  const cuts = ['short', 'bob', 'short', 'tails', 'short', 'bob'] as const;
  const cut = cycle(cuts, n % cuts.length);
  return {
    tall: 1.12 + ((n * 7) % 5) * 0.022,
    hair: cycle(PAINT.hair, n % 4),
    skin: cycle(PAINT.skin, (n * 3) % 4),
    cut,
    top: cycle(tops, (n * 5) % tops.length),
    bottom: cycle(bottoms, (n * 3) % bottoms.length),
    skirt: cut !== 'short' && n % 2 === 1,
    ...more,
  };
};
