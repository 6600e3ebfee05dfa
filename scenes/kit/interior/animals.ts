// The animals a school keeps, and their house.
import { type Pen, type Vec, shade, WOOD_SIGN } from './Pen.ts';
import { PAINT } from './paints.ts';

/** A rabbit that sits, facing +z; 30 cm. */
export const rabbit = (p: Pen, color = '#f7f2e8'): void => {
  p.ball(0, 0.12, -0.04, 0.105, 0.12, 0.15, color, 6, 3);
  p.ball(0, 0.2, 0.11, 0.075, 0.07, 0.08, color, 6, 3);
  for (const s of [-1, 1]) {
    p.moved(s * 0.03, 0.25, 0.09, -0.25, 0, -s * 0.12).post(
      0,
      0,
      0,
      0.024,
      0.014,
      0.14,
      4,
      shade(color, -0.04),
    );
    p.fine.box(s * 0.058, 0.205, 0.155, 0.016, 0.022, 0.016, '#4a2b2b', 'bn');
  }
  p.fine.ball(0, 0.12, -0.19, 0.04, 0.04, 0.04, '#fffdf8', 4, 2);
};

/** A hen, facing +z; pecking bends her down. */
export const hen = (p: Pen, color = '#fbf6ea', pecks = false): void => {
  p.ball(0, 0.21, -0.03, 0.1, 0.1, 0.15, color, 6, 3);
  p.moved(0, 0.27, -0.15, -0.6).post(0, 0, 0, 0.06, 0, 0.16, 4, shade(color, -0.08), '');
  const head = p.moved(0, pecks ? 0.13 : 0.36, pecks ? 0.2 : 0.12, pecks ? 0.9 : 0);
  head.ball(0, 0, 0, 0.05, 0.055, 0.055, color, 5, 3);
  head.box(0, 0.04, 0, 0.014, 0.05, 0.07, PAINT.red, 'b');
  head.moved(0, -0.005, 0.05, Math.PI / 2).post(0, 0, 0, 0.016, 0, 0.045, 3, '#e5a63a', '');
  p.bar([0, 0.26, 0.05], [0, pecks ? 0.16 : 0.34, pecks ? 0.17 : 0.11], 0.07, color, 0.05, false);
  for (const s of [-0.035, 0.035]) p.bar([s, 0.13, -0.01], [s, 0, 0.01], 0.014, '#e0a03c', 0.014, false);
};

const bars = (p: Pen, x0: number, x1: number, z: number, low: number, high: number): void => {
  const n = Math.round((x1 - x0) / 0.13);
  for (let i = 1; i < n; i++) {
    const x = x0 + ((x1 - x0) * i) / n;
    const q: Vec[] = [
      [x - 0.008, low, z],
      [x + 0.008, low, z],
      [x + 0.008, high, z],
      [x - 0.008, high, z],
    ];
    (i % 2 ? p : p.fine).face(q, '#8d968f');
  }
};

/** A wooden hutch on short legs, rabbits to the left, hens to the right, wire in front; faces +z, 2.8 × 1.5 m. */
export const animalHouse = (p: Pen): void => {
  const wood = '#b8834f';
  const [w, d, floor, high] = [2.8, 1.4, 0.3, 1.75];
  for (const x of [-w / 2 + 0.06, 0, w / 2 - 0.06])
    for (const z of [-d / 2 + 0.06, d / 2 - 0.06]) p.box(x, 0, z, 0.11, high, 0.11, '#8f6038', 'bt');
  p.box(0, floor - 0.08, 0, w, 0.08, d, '#c79a63', 'b');
  const wall = (a: Vec, b: Vec): void => {
    const q: Vec[] = [
      [a[0], floor, a[2]],
      [b[0], floor, b[2]],
      [b[0], high, b[2]],
      [a[0], high, a[2]],
    ];
    p.face(q, wood);
    p.face([...q].reverse(), shade(wood, 0.12));
  };
  wall([-w / 2, 0, -d / 2], [w / 2, 0, -d / 2]);
  wall([-w / 2, 0, d / 2], [-w / 2, 0, -d / 2]);
  wall([w / 2, 0, -d / 2], [w / 2, 0, d / 2]);
  wall([0, 0, -d / 2], [0, 0, d / 2]);
  for (const s of [-1, 1]) {
    const [a, b] = s < 0 ? [-w / 2 + 0.1, -0.06] : [0.06, w / 2 - 0.1];
    p.box((a + b) / 2, floor, d / 2, b - a, 0.16, 0.05, shade(wood, 0.1), 'b');
    bars(p, a, b, d / 2, floor + 0.16, high - 0.12);
    p.box((a + b) / 2, high - 0.12, d / 2, b - a, 0.12, 0.05, shade(wood, 0.1), 'b');
  }
  // Straw, a bowl, a roof that throws rain to the back.
  p.box(-0.7, floor, -0.1, 1.1, 0.05, 0.9, '#e0c474', 'b', 0.8);
  p.box(0.7, floor, -0.1, 1.1, 0.04, 0.9, '#dcbf6c', 'b', 0.8);
  p.post(-0.3, floor + 0.03, 0.38, 0.09, 0.1, 0.06, 7, '#a5573a', 't', '#86ad6a');
  const roof = p.moved(0, high + 0.12, 0, -0.16);
  roof.box(0, 0, 0, w + 0.5, 0.08, d + 0.6, '#6f7f78', '');
  p.at(-0.95, floor + 0.05, 0.05, 0.5, (q) => rabbit(q));
  p.at(-0.5, floor + 0.05, 0.2, -0.4, (q) => rabbit(q, '#c9a27c'));
  p.at(-0.75, floor + 0.05, -0.35, 1.4, (q) => rabbit(q, '#8f8a86'));
  p.at(0.45, floor + 0.04, 0.15, 0.6, (q) => hen(q, '#fbf6ea', true));
  p.at(0.95, floor + 0.04, 0.05, -0.5, (q) => hen(q, '#b5713f'));
  p.sign('うさぎと にわとり', 0, high - 0.02, d / 2 + 0.1, 1.5, 0.28, { ...WOOD_SIGN, density: 90 }, 0.03);
};
