import { type Pen, type Vec, dice, shade } from './Pen.ts';
import { BRIGHT, PAINT, pick } from './paints.ts';

/** A laboratory bench for six with a sink at its +x end; 1.8 × 1.05 m, top at 70 cm. */
export const scienceBench = (p: Pen): void => {
  const top = '#3d4a4c';
  p.box(-0.15, 0.1, 0, 1.3, 0.54, 0.8, '#c89a63', 'tb');
  p.box(-0.15, 0, 0, 1.2, 0.1, 0.7, '#6b5138', 'tb');
  for (const z of [-0.402, 0.402]) {
    const f = z > 0 ? 'n' : 's';
    for (const x of [-0.58, -0.15, 0.28]) {
      p.fine.box(x, 0.16, z, 0.39, 0.42, 0.02, '#d8ac75', `b${f}`);
      p.fine.box(x, 0.53, z * 1.04, 0.12, 0.02, 0.02, PAINT.steel, `b${f}`);
    }
  }
  p.box(-0.22, 0.66, 0, 1.36, 0.045, 1.05, top, 'b');
  const sink = p.moved(0.68, 0, 0);
  sink.box(0, 0.1, 0, 0.42, 0.5, 0.74, '#c89a63', 'tbw');
  for (const z of [-0.44, 0.44]) sink.box(0, 0.66, z, 0.46, 0.045, 0.17, top, 'b');
  sink.box(0.2, 0.66, 0, 0.06, 0.045, 0.72, top, 'b');
  sink.face(
    [
      [-0.22, 0.56, 0.36],
      [0.18, 0.56, 0.36],
      [0.18, 0.56, -0.36],
      [-0.22, 0.56, -0.36],
    ],
    '#dfe6e4',
  );
  sink.face(
    [
      [-0.22, 0.56, -0.36],
      [0.18, 0.56, -0.36],
      [0.18, 0.7, -0.36],
      [-0.22, 0.7, -0.36],
    ],
    '#c8d2d2',
  );
  sink.face(
    [
      [0.18, 0.56, 0.36],
      [-0.22, 0.56, 0.36],
      [-0.22, 0.7, 0.36],
      [0.18, 0.7, 0.36],
    ],
    '#c8d2d2',
  );
  sink.face(
    [
      [0.18, 0.56, -0.36],
      [0.18, 0.56, 0.36],
      [0.18, 0.7, 0.36],
      [0.18, 0.7, -0.36],
    ],
    '#d3dcdb',
  );
  sink.face(
    [
      [-0.22, 0.56, -0.36],
      [-0.22, 0.56, 0.36],
      [-0.22, 0.7, 0.36],
      [-0.22, 0.7, -0.36],
    ]
      .map((v): Vec => [v[0] ?? 0, v[1] ?? 0, v[2] ?? 0])
      .reverse(),
    '#d3dcdb',
  );
  tap(sink.moved(0.2, 0.7, 0, 0, -Math.PI / 2));
};

/** A tap whose spout points to +z. */
export const tap = (p: Pen, color: string = PAINT.steel): void => {
  p.post(0, 0, 0, 0.022, 0.018, 0.2, 6, color, '');
  p.bar([0, 0.19, 0], [0, 0.21, 0.13], 0.028, color);
  p.bar([0, 0.205, 0.125], [0, 0.16, 0.135], 0.026, color);
  p.box(0, 0.21, 0, 0.07, 0.025, 0.025, '#4a7fb0');
};

/** A round wooden stool. */
export const stool = (p: Pen, high = 0.4, color = '#cf9f66'): void => {
  p.post(0, high - 0.035, 0, 0.16, 0.16, 0.035, 6, color);
  for (let i = 0; i < 4; i++) {
    const a = i * 1.571 + 0.785;
    (i % 2 ? p : p.fine).bar(
      [Math.sin(a) * 0.09, high - 0.035, Math.cos(a) * 0.09],
      [Math.sin(a) * 0.16, 0, Math.cos(a) * 0.16],
      0.032,
      shade(color, -0.2),
      0.032,
      false,
    );
  }
};

export const microscope = (p: Pen): void => {
  const c = '#ece7da';
  p.box(0, 0, 0, 0.15, 0.03, 0.2, '#44505a');
  p.box(0, 0.03, -0.07, 0.05, 0.2, 0.05, c, 'b');
  p.box(0, 0.12, 0.01, 0.13, 0.014, 0.13, '#2d3136', 'bn');
  const tube = p.moved(0, 0.17, 0, -0.35);
  tube.fine.post(0, -0.02, 0, 0.02, 0.03, 0.07, 7, '#b9bec0', '');
  tube.post(0, 0.05, 0, 0.034, 0.034, 0.1, 5, c, '');
  tube.post(0, 0.15, 0, 0.024, 0.03, 0.07, 5, '#2d3136');
  for (const s of [-1, 1]) p.fine.post(s * 0.035, 0.07, -0.07, 0.02, 0.02, 0.012, 6, '#2d3136');
};

/** Flasks, a rack of test tubes, a beaker: coloured water in all. */
export const glassware = (p: Pen, seed = 1): void => {
  const r = dice(seed);
  const waters = ['#6fb2cc', '#e2a04e', '#8fbf6d', '#d9768a', '#f0ce5d'] as const;
  p.post(-0.16, 0, 0, 0.075, 0.028, 0.12, 6, pick(waters, r()), '');
  p.post(-0.16, 0.12, 0, 0.028, 0.03, 0.06, 5, '#e8f1f0', '');
  p.post(0.02, 0, 0.06, 0.05, 0.05, 0.07, 6, pick(waters, r()));
  p.fine.post(0.02, 0.07, 0.06, 0.05, 0.052, 0.05, 6, '#e3eeee', '');
  p.box(0.2, 0, 0, 0.24, 0.025, 0.08, PAINT.wood);
  p.box(0.2, 0.1, 0, 0.24, 0.015, 0.08, PAINT.wood);
  for (const s of [-0.115, 0.115]) p.box(0.2 + s, 0, 0, 0.012, 0.11, 0.08, PAINT.wood);
  for (let i = 0; i < 5; i++) {
    (i % 2 ? p.fine : p).post(0.12 + i * 0.042, 0.025, 0, 0.014, 0.014, 0.09, 4, pick(waters, r()), '');
    p.fine.post(0.12 + i * 0.042, 0.095, 0, 0.013, 0.013, 0.06, 5, '#eef5f4', 't');
  }
};

/** The class skeleton on its stand, facing +z, 1.35 m. */
export const skeleton = (p: Pen): void => {
  const c = '#efe5cc';
  const bone = (a: Vec, b: Vec, t = 0.036): void => p.bar(a, b, t, c, t * 0.8, false);
  p.box(0, 0, -0.08, 0.42, 0.04, 0.32, '#4a4d52');
  p.bar([0, 0, -0.1], [0, 1.42, -0.1], 0.025, '#6d7277');
  for (let i = 0; i < 9; i++)
    (i % 3 === 1 ? p.fine : p).box(0, 0.62 + i * 0.06, -0.03, 0.06, 0.045, 0.05, c, 'bnt');
  for (let i = 0; i < 5; i++) {
    const [y, w] = [0.82 + i * 0.062, 0.15 - Math.abs(i - 1.6) * 0.02];
    for (const s of [-1, 1]) {
      bone([0, y, -0.04], [s * w, y - 0.01, 0], 0.024);
      p.fine.bar([s * w, y - 0.01, 0], [s * 0.02, y - 0.04, 0.09], 0.022, c, 0.018, false);
    }
  }
  p.box(0, 0.8, 0.085, 0.04, 0.28, 0.02, c);
  p.box(0, 0.55, -0.02, 0.26, 0.1, 0.1, c, '', 1.15);
  for (const s of [-1, 1]) {
    bone([0, 1.13, 0.02], [s * 0.19, 1.13, 0]);
    bone([s * 0.19, 1.12, 0], [s * 0.21, 0.86, 0], 0.042);
    bone([s * 0.21, 0.86, 0], [s * 0.22, 0.62, 0.06], 0.034);
    p.box(s * 0.22, 0.53, 0.07, 0.05, 0.1, 0.03, c);
    bone([s * 0.09, 0.57, 0], [s * 0.085, 0.3, 0.02], 0.05);
    bone([s * 0.085, 0.3, 0.02], [s * 0.085, 0.06, 0], 0.04);
    p.box(s * 0.085, 0.03, 0.05, 0.06, 0.035, 0.16, c);
  }
  p.ball(0, 1.32, -0.01, 0.095, 0.11, 0.11, c, 8, 4);
  p.box(0, 1.18, 0.045, 0.1, 0.07, 0.08, c, 't', 1.1);
  for (const s of [-1, 1]) p.face(ring(s * 0.036, 1.3, 0.103, 0.024), '#574a3e');
  p.face(
    [
      [-0.012, 1.25, 0.112],
      [0.012, 1.25, 0.112],
      [0, 1.275, 0.112],
    ],
    '#574a3e',
  );
  for (let i = 0; i < 5; i++) p.fine.box(-0.032 + i * 0.016, 1.213, 0.087, 0.003, 0.022, 0.003, '#574a3e');
};

const ring = (x: number, y: number, z: number, r: number): Vec[] =>
  Array.from({ length: 8 }, (_, i): Vec => [
    x + Math.cos((i / 8) * 6.283) * r,
    y + Math.sin((i / 8) * 6.283) * r,
    z,
  ]);

/** A globe on a foot. */
export const globe = (p: Pen): void => {
  p.post(0, 0, 0, 0.11, 0.09, 0.03, 9, '#6d452a');
  p.bar([0, 0.03, 0], [0, 0.1, 0], 0.03, PAINT.gold);
  const q = p.moved(0, 0.24, 0, 0, 0, 0.41);
  q.ball(0, 0, 0, 0.15, 0.15, 0.15, '#5d9cc0', 8, 5);
  q.ball(0.03, 0.04, 0.035, 0.125, 0.1, 0.12, '#88ad63', 6, 3);
  q.fine.ball(-0.05, -0.03, -0.04, 0.11, 0.11, 0.115, '#c9b06a', 7, 5);
};

/** A shelf of models and jars behind glass doors, backs to −z. */
export const specimenShelf = (p: Pen, wide = 1.8, seed = 4): void => {
  const w = '#a9733f';
  p.box(0, 0, 0, wide, 0.7, 0.45, w, 'b');
  for (let i = 0; i < 3; i++) {
    p.box(-wide / 3 + (i * wide) / 3, 0.06, 0.225, wide / 3 - 0.05, 0.58, 0.02, shade(w, 0.16), 'bn');
    p.box(-wide / 3 + (i * wide) / 3, 0.4, 0.24, 0.1, 0.025, 0.02, PAINT.gold, 'bn');
  }
  p.face(
    [
      [-wide / 2, 0.7, -0.17],
      [wide / 2, 0.7, -0.17],
      [wide / 2, 1.75, -0.17],
      [-wide / 2, 1.75, -0.17],
    ],
    '#caa06c',
  );
  for (const s of [-1, 0, 1]) p.box((s * (wide - 0.04)) / 2, 0.7, -0.02, 0.04, 1.05, 0.34, w, 'tb');
  for (const y of [1.04, 1.4, 1.75]) p.box(0, y, -0.02, wide, 0.03, 0.34, w);
  const r = dice(seed);
  let n = 0;
  for (const y of [0.7, 1.07, 1.43]) {
    for (let x = -wide / 2 + 0.15; x < wide / 2 - 0.1; x += 0.24) {
      const c = pick(BRIGHT, r());
      const kind = r();
      const q = n++ % 3 === 1 ? p.fine : p;
      if (kind < 0.35) {
        q.post(x, y, 0, 0.05, 0.05, 0.13, 5, shade(c, 0.35), 't', '#8a5a34');
      } else if (kind < 0.6) q.box(x, y, 0, 0.13, 0.1 + r() * 0.1, 0.12, c, 'bn');
      else if (kind < 0.8) q.ball(x, y + 0.08, 0, 0.08, 0.08, 0.08, c, 6, 3);
      else {
        q.box(x, y, 0, 0.1, 0.02, 0.1, w, 'b');
        q.post(x, y + 0.02, 0, 0.05, 0, 0.18, 5, shade(c, 0.1), '');
      }
    }
  }
};
