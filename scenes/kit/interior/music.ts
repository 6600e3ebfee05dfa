import { cycle } from './cycle.ts';
import { type Pen, shade } from './Pen.ts';
import { PAINT } from './paints.ts';

/** An upright piano, its keys to +z. */
export const piano = (p: Pen): void => {
  const c = '#5d3821';
  p.box(0, 0.12, -0.12, 1.5, 1.08, 0.36, c, 'bn');
  p.box(0, 1.2, -0.11, 1.54, 0.035, 0.42, shade(c, 0.14));
  p.box(0, 0.62, 0.16, 1.5, 0.1, 0.32, shade(c, 0.06), 'n');
  p.box(0, 0.72, 0.2, 1.34, 0.022, 0.17, '#fbf7ea');
  for (let i = 0; i < 26; i++)
    if (![2, 6].includes(i % 7)) p.box(-0.62 + i * 0.05, 0.742, 0.165, 0.024, 0.014, 0.1, PAINT.black, 'bn');
  for (let i = 1; i < 26; i++)
    p.fine.face(
      [
        [-0.645 + i * 0.05 - 0.002, 0.743, 0.284],
        [-0.645 + i * 0.05 + 0.002, 0.743, 0.284],
        [-0.645 + i * 0.05 + 0.002, 0.743, 0.22],
        [-0.645 + i * 0.05 - 0.002, 0.743, 0.22],
      ],
      '#a79e8c',
    );
  for (const x of [-0.71, 0.71]) {
    p.box(x, 0.62, 0.16, 0.08, 0.2, 0.34, c, 'nb');
    p.box(x, 0, 0.26, 0.08, 0.62, 0.1, c, 'tb');
    p.box(x, 0, -0.1, 0.08, 0.12, 0.4, c, 't');
  }
  p.box(0, 0.14, 0.07, 1.34, 0.46, 0.02, shade(c, 0.08), 'bn');
  p.box(0, 0.12, 0.1, 0.28, 0.03, 0.1, PAINT.gold);
  const rest = p.moved(0, 0.86, 0.1, -0.24);
  rest.box(0, 0, 0, 0.8, 0.26, 0.02, shade(c, 0.1));
  rest.box(-0.11, 0.02, 0.015, 0.21, 0.27, 0.006, '#fffaf0');
  rest.box(0.11, 0.02, 0.015, 0.21, 0.27, 0.006, '#fbf3e0');
  for (const x of [-0.11, 0.11])
    for (let j = 0; j < 4; j++)
      rest.fine.box(x, 0.06 + j * 0.05, 0.02, 0.16, 0.008, 0.002, '#5c5550', 'bntew');
  p.box(0, 0.46, 0.85, 0.62, 0.07, 0.34, '#9c3b32');
  for (const [x, z] of [
    [-0.26, 0.73],
    [0.26, 0.73],
    [-0.26, 0.97],
    [0.26, 0.97],
  ] as const)
    p.box(x, 0, z, 0.045, 0.46, 0.045, c, 'tb');
};

/** A music stand with its sheet towards +z. */
export const musicStand = (p: Pen, high = 0.85): void => {
  p.bar([0, 0, 0], [0, high, 0], 0.025, '#4a4d52', 0.025, false);
  for (let i = 0; i < 3; i++)
    p.bar(
      [0, 0.12, 0],
      [Math.sin(i * 2.09) * 0.2, 0.01, Math.cos(i * 2.09) * 0.2],
      0.02,
      '#4a4d52',
      0.02,
      false,
    );
  const q = p.moved(0, high, 0, -0.35);
  q.box(0, 0, 0, 0.44, 0.28, 0.014, '#4a4d52', 'tbew');
  q.box(0, 0, 0.02, 0.44, 0.02, 0.05, '#4a4d52', 'bn');
  q.box(-0.1, 0.02, 0.01, 0.19, 0.25, 0.004, '#fffaf0', 'tbnew');
  q.box(0.1, 0.02, 0.01, 0.19, 0.25, 0.004, '#f8f1de', 'tbnew');
  for (const x of [-0.1, 0.1])
    for (let j = 0; j < 4; j++) q.fine.box(x, 0.06 + j * 0.045, 0.014, 0.15, 0.007, 0.002, '#6a625a', 'nb');
};

/** A xylophone on a stand, low notes to −x. */
export const xylophone = (p: Pen): void => {
  for (const x of [-0.45, 0.45]) {
    p.bar([x, 0, -0.18], [x, 0.58, 0.1], 0.04, '#6d4a32');
    p.bar([x, 0, 0.18], [x, 0.58, -0.1], 0.04, '#6d4a32');
  }
  p.box(0, 0.56, 0, 1.1, 0.05, 0.3, '#8a5a34');
  for (let i = 0; i < 13; i++)
    p.box(-0.5 + i * 0.083, 0.62, 0, 0.066, 0.028, 0.42 - i * 0.018, shade('#a5573a', (i % 3) * 0.07), 'bn');
  p.bar([-0.2, 0.67, 0.12], [0.05, 0.69, 0.28], 0.014, '#e8d9b5');
  p.ball(-0.2, 0.67, 0.12, 0.03, 0.03, 0.03, '#c7493a', 5, 3);
};

/** A drum lying on a stand. */
export const drum = (p: Pen, r = 0.26, color = '#c2402f', high = 0.62): void => {
  for (let i = 0; i < 3; i++)
    p.bar(
      [Math.sin(i * 2.1) * r * 0.8, 0, Math.cos(i * 2.1) * r * 0.8],
      [-Math.sin(i * 2.1) * r * 0.4, high, -Math.cos(i * 2.1) * r * 0.4],
      0.028,
      PAINT.steel,
    );
  p.post(0, high, 0, r, r, r * 0.75, 12, color, 't', '#f6eedc');
  p.post(0, high, 0, r * 1.04, r * 1.04, 0.035, 12, PAINT.gold, '');
  p.post(0, high + r * 0.75 - 0.035, 0, r * 1.04, r * 1.04, 0.04, 12, PAINT.gold, '');
};

/** A taiko on its low stand. */
export const taiko = (p: Pen): void => {
  for (const x of [-0.3, 0.3]) p.box(x, 0, 0, 0.08, 0.42, 0.6, '#5d3821', 'b', 0.8);
  p.box(0, 0.2, 0, 0.62, 0.06, 0.08, '#5d3821');
  const q = p.moved(0, 0.74, -0.36, Math.PI / 2);
  q.post(0, 0, 0, 0.34, 0.42, 0.36, 12, '#8a3f27', '');
  q.post(0, 0.36, 0, 0.42, 0.34, 0.36, 12, '#8a3f27', '');
  q.post(0, 0.715, 0, 0.34, 0.33, 0.02, 12, '#3b2a20', 't', '#f0e3c6');
  for (let i = 0; i < 14; i++)
    q.fine.ball(
      Math.sin(i * 0.449) * 0.35,
      0.68,
      Math.cos(i * 0.449) * 0.35,
      0.016,
      0.016,
      0.016,
      PAINT.black,
      4,
      2,
    );
};

/** A rack of recorders standing in a row. */
export const recorders = (p: Pen, n = 8): void => {
  const w = n * 0.11 + 0.1;
  p.box(0, 0, 0, w, 0.1, 0.2, '#a9733f');
  p.box(0, 0.22, 0, w, 0.02, 0.14, '#b98350');
  for (const s of [-1, 1]) p.box((s * w) / 2, 0, 0, 0.03, 0.26, 0.2, '#a9733f');
  for (let i = 0; i < n; i++) {
    const x = -w / 2 + 0.1 + i * 0.11;
    p.post(x, 0.1, 0, 0.02, 0.016, 0.26, 4, '#f3ead2', 't');
    p.fine.post(x, 0.3, 0, 0.021, 0.021, 0.025, 6, '#8a4f35', 't');
  }
};

/** A framed portrait with its face to +z, as music rooms have them. */
export const portrait = (p: Pen, n: number): void => {
  const hair = cycle(['#d8d2c4', '#6a4a35', '#8f8576', '#3a302b', '#b9ab92'], n % 5);
  const coat = cycle(['#7c3c3a', '#33456b', '#3f5c4a', '#2e2c33', '#6b5238'], n % 5);
  p.box(0, 0, 0.012, 0.46, 0.6, 0.024, '#8a6a35', 'n');
  p.box(0, 0.035, 0.02, 0.39, 0.53, 0.01, '#e3d5b5', 'nb');
  p.face(
    [
      [-0.16, 0.04, 0.027],
      [0.16, 0.04, 0.027],
      [0.1, 0.25, 0.027],
      [-0.1, 0.25, 0.027],
    ],
    coat,
  );
  p.face(
    [
      [-0.05, 0.18, 0.029],
      [0.05, 0.18, 0.029],
      [0, 0.26, 0.029],
    ],
    '#f6f1e4',
  );
  const oval = (cy: number, rx: number, ry: number, z: number, c: string): void =>
    p.face(
      Array.from(
        { length: 9 },
        (_, i) => [Math.cos((i / 9) * 6.283) * rx, cy + Math.sin((i / 9) * 6.283) * ry, z] as const,
      ),
      c,
    );
  oval(0.36, 0.125, 0.14, 0.028, hair);
  oval(0.345, 0.078, 0.1, 0.03, '#eec6a0');
};
