import { lattice } from '../../kit/building.ts';
import type { Mesh } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { gableRoof } from '../../kit/roof.ts';

/** The small shrine at the end of the path. 5 × 4 m. */
export function shrineHall(m: Mesh): void {
  m.box({ at: [0, -0.4, -2], size: [7.4, 0.8, 6.4], color: paint.stone, faces: 'nsewt' });
  for (let i = 0; i < 3; i++)
    m.box({ at: [0, -0.4, 1.35 + i * 0.34], size: [2.6, 0.8 - (i + 1) * 0.2, 0.36], color: paint.stoneWarm });
  m.box({ at: [0, 0.4, -2], size: [4.8, 2.6, 3.6], color: '#8f5a41', faces: 'nsew' });
  for (const x of [-2.4, -0.9, 0.9, 2.4])
    m.box({ at: [x, 0.4, -0.1], size: [0.24, 2.7, 0.24], color: paint.vermilion });
  for (const x of [-1.65, 1.65]) lattice(m, [x, 0.75, -0.18], 1.2, 1.9, 7, '#b5835a');
  m.quad([-0.75, 0.45, -0.17], [0.75, 0.45, -0.17], [0.75, 2.7, -0.17], [-0.75, 2.7, -0.17], '#6b4433', {
    colors: ['#4f3226', '#4f3226', '#8a6042', '#8a6042'],
  });
  m.tube(
    [
      [0, 2.75, 0.25],
      [0, 1.2, 0.3],
    ],
    [0.05, 0.07],
    '#e9dcc0',
    6,
  );
  m.sphere({ at: [0, 2.75, 0.28], radius: 0.2, color: '#c9a24b', sides: 8 });
  for (let i = 0; i < 4; i++)
    m.box({ at: [-0.72 + i * 0.48, 2.0, 0.12], size: [0.16, 0.5, 0.02], color: '#fffaf0' });
  m.tube(
    [
      [-1.6, 2.6, 0.1],
      [-0.6, 2.4, 0.14],
      [0.6, 2.4, 0.14],
      [1.6, 2.6, 0.1],
    ],
    0.09,
    '#d9c290',
    6,
  );
  m.box({ at: [0, 0.4, 0.6], size: [1.2, 0.6, 0.5], color: paint.woodDark, bevel: 0.03 });
  gableRoof(m, {
    at: [0, 3.1, -2],
    width: 5,
    depth: 4.6,
    rise: 2.2,
    overhang: 1.3,
    rows: 7,
    color: '#5e6a5f',
    gable: '#8f5a41',
  });
}
