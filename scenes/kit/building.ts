// Walls, windows, doors and the houses made of them. Everything faces +z (south) in its own frame.
import { mix } from './color.ts';
import type { FaceOptions, Mesh, Vec3 } from './mesh.ts';
import { paint } from './palette.ts';
import { gableRoof, pentRoof } from './roof.ts';

const GLASS = { colors: [paint.glassLow, paint.glassLow, paint.glassHigh, paint.glassHigh], jitter: 0.05 };

/** What a lit room shows through its window after dark: warmer below, paler above. */
const PANE = {
  surface: 'glow',
  pane: true,
  emit: 0.4,
  colors: ['#f0b866', '#f0b866', '#ffe2a6', '#ffe2a6'],
} as const;

/**
 * A window in the wall plane z: frame, panes, sill. w and h in metres, at = middle of the sill. `warm` shines by day
 * too; of the others about `lit` of 1 (default half) have somebody home after dark.
 */
export function windowAt(
  mesh: Mesh,
  at: Vec3,
  w: number,
  h: number,
  o: { frame?: string; bars?: number; warm?: boolean; rail?: boolean; far?: boolean; lit?: number } = {},
): void {
  const [x, y, z] = at;
  const frame = o.frame ?? paint.woodDark;
  const X = w / 2;
  const t = 0.09;
  const flat = (
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    dz: number,
    color: string,
    opts: FaceOptions = {},
  ) =>
    void mesh.quad([x0, y0, z + dz], [x1, y0, z + dz], [x1, y1, z + dz], [x0, y1, z + dz], color, {
      jitter: 0,
      ...opts,
    });
  flat(x - X - t, y - t * 0.5, x + X + t, y + h + t, 0.03, frame);
  if (o.warm)
    flat(x - X, y, x + X, y + h, 0.05, '#f6d9a2', {
      surface: 'glow',
      emit: 0.5,
      colors: ['#e9bd7c', '#e9bd7c', '#fbe7bd', '#fbe7bd'],
    });
  else if (mesh.rand() < (o.lit ?? 0.5)) flat(x - X, y, x + X, y + h, 0.05, '#f6cf8a', PANE);
  else flat(x - X, y, x + X, y + h, 0.05, paint.glassLow, GLASS);
  if (o.far) {
    flat(x - 0.03, y, x + 0.03, y + h, 0.07, frame, { fine: true });
    return;
  }
  mesh.box({ at: [x, y - t, z + 0.08], size: [w + t * 3, t, 0.16], color: frame, faces: 'st', jitter: 0 });
  const bars = o.bars ?? 1;
  for (let i = 1; i <= bars; i++) {
    const bx = x - X + (w * i) / (bars + 1);
    flat(bx - 0.03, y, bx + 0.03, y + h, 0.07, frame, { fine: i % 2 === 0 });
  }
  if (o.rail) flat(x - X, y + h * 0.5 - 0.03, x + X, y + h * 0.5 + 0.03, 0.075, frame);
}

/** Vertical lattice (kōshi) over a dark panel. */
export function lattice(
  mesh: Mesh,
  at: Vec3,
  w: number,
  h: number,
  n: number,
  color: string = paint.wood,
): void {
  const [x, y, z] = at;
  mesh.quad(
    [x - w / 2, y, z],
    [x + w / 2, y, z],
    [x + w / 2, y + h, z],
    [x - w / 2, y + h, z],
    mix(paint.woodDark, '#20150d', 0.35),
  );
  for (let i = 0; i < n; i++)
    mesh.box({
      at: [x - w / 2 + ((i + 0.5) / n) * w, y, z + 0.04],
      size: [(w / n) * 0.48, h, 0.07],
      color,
      faces: i % 2 ? 'se' : 'sw',
      jitter: 0.06,
    });
  for (const dy of [0, h - 0.08])
    mesh.box({ at: [x, y + dy, z + 0.06], size: [w, 0.08, 0.1], color: paint.woodDark, faces: 'stb' });
}

/** Glazed sliding doors with a warm room behind. */
export function slidingDoor(mesh: Mesh, at: Vec3, w: number, h: number, leaves = 2): void {
  const [x, y, z] = at;
  const one = w / leaves;
  for (let i = 0; i < leaves; i++) {
    const cx = x - w / 2 + one * (i + 0.5);
    const dz = z + (i % 2) * 0.05;
    mesh.quad(
      [cx - one / 2, y, dz],
      [cx + one / 2, y, dz],
      [cx + one / 2, y + h, dz],
      [cx - one / 2, y + h, dz],
      '#f0d7a7',
      { surface: 'glow', emit: 0.35, colors: ['#c79a63', '#c79a63', '#f7e2b6', '#f7e2b6'] },
    );
    for (const s of [-1, 1])
      mesh.box({
        at: [cx + (s * one) / 2 - s * 0.04, y, dz + 0.03],
        size: [0.08, h, 0.06],
        color: paint.wood,
        faces: 'sew',
      });
    for (const dy of [0, h * 0.36, h - 0.09])
      mesh.box({ at: [cx, y + dy, dz + 0.03], size: [one, 0.08, 0.06], color: paint.wood, faces: 'stb' });
    mesh.quad(
      [cx - one / 2 + 0.08, y + 0.08, dz + 0.01],
      [cx + one / 2 - 0.08, y + 0.08, dz + 0.01],
      [cx + one / 2 - 0.08, y + h * 0.36, dz + 0.01],
      [cx - one / 2 + 0.08, y + h * 0.36, dz + 0.01],
      paint.woodPale,
    );
  }
}

/** A noren: short cloths under a rod, with a word across them. */
export function noren(
  mesh: Mesh,
  at: Vec3,
  w: number,
  h: number,
  cloth: string,
  text: string,
  ink = '#fbf4e6',
): void {
  const [x, y, z] = at;
  mesh.box({ at: [x, y - 0.02, z], size: [w + 0.3, 0.05, 0.05], color: paint.woodDark });
  const n = Math.max(2, Array.from(text).length);
  const one = w / n;
  Array.from(text)
    .slice(0, n)
    .forEach((letter, i) => {
      const cx = x - w / 2 + one * (i + 0.5);
      const sway = Math.sin(i * 2.1 + x) * 0.06;
      mesh.group(
        { at: [cx, y - h / 2, z + sway], yaw: sway * 1.2 },
        (m) =>
          void m.sign({
            at: [0, 0, 0],
            width: one * 0.96,
            height: h,
            text: letter,
            ink,
            ground: cloth,
            depth: 0,
            fill: 0.6,
            density: 44,
            picture: 'noren',
          }),
      );
      mesh.quad(
        [cx + one * 0.48, y - h, z + sway - 0.01],
        [cx - one * 0.48, y - h, z + sway - 0.01],
        [cx - one * 0.48, y, z - 0.01],
        [cx + one * 0.48, y, z - 0.01],
        cloth,
      );
    });
}

export interface ShopOptions {
  width: number;
  depth: number;
  sign: string;
  signGround?: string;
  noren?: string;
  cloth?: string;
  plaster?: string;
  tile?: string;
  /** Front left to right: d(oor) l(attice) w(indow) o(pen front). */
  front?: string;
}

/** A tile-roofed shop house of two storeys; front on z = 0, body behind it. */
export function shopHouse(mesh: Mesh, o: ShopOptions): void {
  const { width: w, depth: d, plaster = paint.plaster, tile = paint.tile } = o;
  const X = w / 2;
  const low = 2.75;
  const high = 5.3;
  mesh.box({ at: [0, 0, -d / 2], size: [w, 0.35, d], color: paint.stone, faces: 'nsew' });
  mesh.box({ at: [0, 0.35, -d / 2], size: [w - 0.06, low - 0.35, d - 0.06], color: plaster, faces: 'new' });
  mesh.box({
    at: [0, low, -d / 2 - 0.35],
    size: [w - 0.06, high - low, d - 0.76],
    color: plaster,
    faces: 'nsew',
  });
  // Burnt-cedar boards on the sides, and posts.
  for (const s of [1, -1]) {
    mesh.box({
      at: [s * (X - 0.01), 0.35, -d / 2],
      size: [0.05, 1.15, d],
      color: paint.woodDark,
      faces: s > 0 ? 'et' : 'wt',
    });
    mesh.box({ at: [s * (X - 0.09), 0, -0.09], size: [0.2, high, 0.2], color: paint.woodDark });
    mesh.box({ at: [s * (X - 0.09), 0, -d + 0.09], size: [0.2, high, 0.2], color: paint.woodDark });
    mesh.box({ at: [s * X * 0.998, low + 1.2, -d / 2], size: [0.06, 0.14, d - 0.5], color: paint.woodDark });
  }
  const front = o.front ?? 'ldw';
  const bay = (w - 0.4) / front.length;
  Array.from(front).forEach((kind, i) => {
    const x = -X + 0.2 + bay * (i + 0.5);
    if (i > 0)
      mesh.box({ at: [x - bay / 2, 0, -0.08], size: [0.16, low, 0.18], color: paint.woodDark, faces: 'sew' });
    const inner = bay - 0.18;
    if (kind === 'd') slidingDoor(mesh, [x, 0.08, -0.14], inner, 2.3, inner > 2 ? 2 : 1);
    else if (kind === 'l') {
      lattice(mesh, [x, 0.55, -0.14], inner, 1.85, Math.round(inner / 0.16));
      mesh.box({ at: [x, 0, -0.12], size: [inner, 0.55, 0.12], color: paint.woodPale, faces: 'st' });
    } else if (kind === 'o') openFront(mesh, [x, 0.08, -0.1], inner, 2.4);
    else {
      mesh.box({ at: [x, 0, -0.12], size: [inner, 0.75, 0.16], color: paint.wood, faces: 'st' });
      windowAt(mesh, [x, 0.85, -0.12], inner - 0.3, 1.4, {
        warm: true,
        bars: Math.round(inner),
        frame: paint.wood,
      });
    }
    mesh.box({ at: [x, 2.4, -0.1], size: [inner, 0.4, 0.1], color: paint.plasterWarm, faces: 's' });
  });
  mesh.box({ at: [0, low - 0.1, -0.06], size: [w, 0.2, 0.24], color: paint.woodDark, faces: 'stb' });
  pentRoof(mesh, [0, low - 0.12, 0.0], w + 0.5, 1.35, 0.72, tile);
  const wx = (w - 1) / 3;
  for (const i of [-1, 1])
    windowAt(mesh, [i * wx, low + 1.0, -0.72], wx * 0.86, 1.15, { bars: 3, rail: true });
  mesh.box({ at: [0, high - 0.22, -0.72], size: [w - 0.1, 0.2, 0.1], color: paint.woodDark, faces: 'stb' });
  gableRoof(mesh, {
    at: [0, high, -d / 2 - 0.35],
    width: w - 0.06,
    depth: d - 0.76,
    rise: 1.75,
    gable: plaster,
    color: tile,
  });
  for (const s of [1, -1])
    mesh.group({ at: [0, 0, -d / 2], yaw: (s * Math.PI) / 2 }, (g) => {
      windowAt(g, [s * 1.2, 3.85, X + 0.02], 1.3, 1.0, { bars: 2, rail: true });
      windowAt(g, [-s * 1.3, 1.7, X + 0.03], 1.1, 0.8, { bars: 3 });
    });
  mesh.sign({
    at: [0, low + 1.28, -0.42],
    width: Math.min(w * 0.52, 4.4),
    height: 0.86,
    pitch: -0.1,
    text: o.sign,
    ink: '#fbf4e6',
    ground: o.signGround ?? '#2d5a43',
    frame: '#8a6345',
    depth: 0.12,
  });
  if (o.noren) {
    const door = front.indexOf('d') >= 0 ? front.indexOf('d') : front.indexOf('o');
    noren(mesh, [-X + 0.2 + bay * (door + 0.5), 2.36, 0.12], bay * 0.84, 0.78, o.cloth ?? '#27456b', o.noren);
  }
}

/** A lit recess: the inside of a shop seen through its open front. */
export function openFront(
  mesh: Mesh,
  at: Vec3,
  w: number,
  h: number,
  depth = 2.6,
  wall: string = paint.woodPale,
): void {
  const [x, y, z] = at;
  const X = w / 2;
  const b = z - depth;
  mesh.quad([x - X, y, b], [x + X, y, b], [x + X, y + h, b], [x - X, y + h, b], wall);
  mesh.quad([x - X, y, z], [x - X, y, b], [x - X, y + h, b], [x - X, y + h, z], wall);
  mesh.quad([x + X, y, b], [x + X, y, z], [x + X, y + h, z], [x + X, y + h, b], wall);
  mesh.quad([x - X, y, z], [x + X, y, z], [x + X, y, b], [x - X, y, b], paint.stoneWarm);
  mesh.quad([x - X, y + h, b], [x + X, y + h, b], [x + X, y + h, z], [x - X, y + h, z], paint.plasterWarm);
  const lamp = Math.max(1, Math.round(w / 2.4));
  for (let i = 0; i < lamp; i++) {
    const cx = x - X + ((i + 0.5) / lamp) * w;
    mesh.box({
      at: [cx, y + h - 0.06, (z + b) / 2],
      size: [0.9, 0.05, 0.5],
      color: paint.lamp,
      surface: 'glow',
      emit: 5,
    });
  }
}

export interface HouseOptions {
  width: number;
  depth: number;
  storeys?: 1 | 2;
  plaster?: string;
  tile?: string;
  wood?: boolean;
}

/** A family house: genkan, windows, wooden lower boards; front on z = 0. */
export function house(mesh: Mesh, o: HouseOptions): void {
  const { width: w, depth: d, storeys = 2, plaster = paint.plasterWarm, tile = paint.tile } = o;
  const h = storeys * 2.6 + 0.4;
  mesh.box({ at: [0, 0, -d / 2], size: [w + 0.1, 0.4, d + 0.1], color: paint.stone, faces: 'nsewt' });
  mesh.box({ at: [0, 0.4, -d / 2], size: [w, h - 0.4, d], color: plaster, faces: 'nsew' });
  if (o.wood)
    for (const [a, s] of [
      [
        [0, 0.4, 0.01],
        [w + 0.04, 1.3, 0.04],
      ],
      [
        [0, 0.4, -d - 0.01],
        [w + 0.04, 1.3, 0.04],
      ],
      [
        [w / 2, 0.4, -d / 2],
        [0.06, 1.3, d],
      ],
      [
        [-w / 2, 0.4, -d / 2],
        [0.06, 1.3, d],
      ],
    ] as const)
      mesh.box({ at: a, size: s, color: paint.wood });
  for (const s of [1, -1])
    for (const z of [0, -d])
      mesh.box({
        at: [s * (w / 2 - 0.06), 0.4, z],
        size: [0.16, h - 0.4, 0.16],
        color: paint.woodDark,
        faces: z === 0 ? 'sew' : 'new',
      });
  mesh.box({ at: [-w / 4, 0.1, 0.06], size: [1.9, 2.3, 0.1], color: paint.woodDark, faces: 'sewt' });
  mesh.quad(
    [-w / 4 - 0.75, 0.3, 0.13],
    [-w / 4 + 0.75, 0.3, 0.13],
    [-w / 4 + 0.75, 2.3, 0.13],
    [-w / 4 - 0.75, 2.3, 0.13],
    '#e6cf9f',
    { colors: ['#a57f55', '#a57f55', '#ecd8ac', '#ecd8ac'] },
  );
  mesh.box({ at: [-w / 4, 0.3, 0.15], size: [0.07, 2, 0.04], color: paint.wood, faces: 's' });
  pentRoof(mesh, [-w / 4, 2.45, 0], 2.6, 1.2, 0.5, tile);
  windowAt(mesh, [w / 4, 1.05, 0.02], w * 0.3, 1.35, { bars: 1 });
  for (let f = 1; f < storeys; f++)
    for (const s of [-1, 1]) windowAt(mesh, [s * w * 0.25, f * 2.7 + 0.9, 0.02], w * 0.24, 1.15, { bars: 1 });
  for (const [yaw, half, span] of [
    [Math.PI / 2, w / 2, d],
    [-Math.PI / 2, w / 2, d],
  ] as const) {
    mesh.group({ at: [0, 0, -d / 2], yaw }, (m) => {
      for (let f = 0; f < storeys; f++)
        for (const s of [-1, 1])
          windowAt(m, [s * span * 0.22, f * 2.7 + 1.1, half + 0.02], 1.3, 1.1, { far: true });
    });
  }
  mesh.group({ at: [0, 0, -d], yaw: Math.PI }, (m) => {
    for (let f = 0; f < storeys; f++)
      for (const s of [-1, 1]) windowAt(m, [s * w * 0.24, f * 2.7 + 1.0, 0.02], 1.5, 1.2, { far: true });
  });
  gableRoof(mesh, {
    at: [0, h, -d / 2],
    width: w,
    depth: d,
    rise: d * 0.24,
    color: tile,
    gable: plaster,
    overhang: 0.6,
    rows: 4,
    pitch: 1,
  });
}
