// Roads, pavements and the tiled floor of the square.
import { mix } from '../../kit/color.ts';
import type { Mesh, Vec3 } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { hash2, noise2 } from '../../kit/random.ts';

const tiles = ['#dcc7a4', '#d3bb96', '#e4d3b4', '#cdb48f', '#dfcaa6', '#d8c3a6'];

const flat = (
  m: Mesh,
  x0: number,
  z0: number,
  x1: number,
  z1: number,
  y: number,
  color: string,
  jitter = 0.03,
) => void m.quad([x0, y, z1], [x1, y, z1], [x1, y, z0], [x0, y, z0], color, { surface: 'ground', jitter });

/** Tiles with joints; every tile its own tone, worn paths a little paler. */
function tiled(m: Mesh, x0: number, z0: number, x1: number, z1: number, y: number, size = 2.2): void {
  flat(m, x0, z0, x1, z1, y - 0.012, '#b39f80', 0);
  const nx = Math.round((x1 - x0) / size);
  const nz = Math.round((z1 - z0) / size);
  const [sx, sz] = [(x1 - x0) / nx, (z1 - z0) / nz];
  const g = 0.025;
  for (let j = 0; j < nz; j++) {
    for (let i = 0; i < nx; i++) {
      const [x, z] = [x0 + i * sx, z0 + j * sz];
      const worn = noise2((x + 40) / 7, (z + 40) / 7, 15) * 0.35;
      const c = mix(
        tiles[Math.floor(hash2(Math.round(x * 3), Math.round(z * 3), 4) * tiles.length)] as string,
        '#eadcc2',
        worn,
      );
      flat(m, x + g, z + g, x + sx - g, z + sz - g, y, c, 0.035);
    }
  }
}

/** The well's ring of radial stones set into the floor. */
function rosette(m: Mesh, x: number, z: number, y: number): void {
  for (const [r0, r1, n, a, b] of [
    [2.1, 2.9, 20, '#c7b79a', '#b9a88b'],
    [2.9, 3.7, 28, '#e6d7b9', '#d6c19b'],
    [3.7, 4.1, 32, '#a99877', '#b5a384'],
  ] as const) {
    for (let i = 0; i < n; i++) {
      const p = (k: number, r: number): Vec3 => [
        x + Math.sin((k / n) * Math.PI * 2) * r,
        y,
        z + Math.cos((k / n) * Math.PI * 2) * r,
      ];
      m.quad(p(i, r1), p(i + 1, r1), p(i + 1, r0), p(i, r0), i % 2 ? a : b, {
        surface: 'ground',
        jitter: 0.05,
      });
    }
  }
}

const line = (m: Mesh, x0: number, z0: number, x1: number, z1: number) =>
  flat(m, x0, z0, x1, z1, 0.05, paint.line, 0.02);

export function writePaving(m: Mesh, wellX: number, wellZ: number): void {
  // Main street, east to west, from beyond the river bridge to the station.
  for (let x = -96; x < 44; x += 10) {
    for (const [z0, z1] of [
      [14, 17.2],
      [17.2, 20.4],
    ] as const) {
      const c = (px: number, pz: number) => mix(paint.asphalt, '#a09a94', noise2(px / 6, pz / 3, 2) * 0.6);
      m.quad([x, 0.03, z1], [x + 10, 0.03, z1], [x + 10, 0.03, z0], [x, 0.03, z0], paint.asphalt, {
        surface: 'ground',
        colors: [c(x, z1), c(x + 10, z1), c(x + 10, z0), c(x, z0)],
      });
    }
  }
  for (const z of [14.25, 20.05]) for (let x = -80; x < 40; x += 30) line(m, x, z, x + 30, z + 0.13);
  for (let x = -78; x < 40; x += 5) if (x < -12.5 || x > -1) line(m, x, 17.13, x + 2.6, 17.27);
  for (let i = 0; i < 8; i++) line(m, -9.6 + i * 0.98, 14.7, -9.1 + i * 0.98, 19.7);
  line(m, -11.4, 14.4, -11.05, 17);
  line(m, -0.6, 17.4, -0.25, 20);
  // Kerbs and pavements on both sides.
  const kerb = (x0: number, x1: number, z: number) =>
    m.box({ at: [(x0 + x1) / 2, -0.05, z], size: [x1 - x0, 0.17, 0.24], color: '#cfc6b4', faces: 'nst' });
  for (const [a, b] of [
    [-28, -11.6],
    [-1, 42],
  ] as const)
    kerb(a, b, 13.9);
  for (const [a, b] of [
    [-28, -11.6],
    [-0.8, 42],
  ] as const)
    kerb(a, b, 20.5);
  tiled(m, -28, 20.6, -5.2, 23.4, 0.1, 2.6);
  tiled(m, -2.2, 20.6, 42, 23.4, 0.1, 2.6);
  flat(m, -5.2, 20.4, -2.2, 23.4, 0.06, '#b8ab98');
  flat(m, -11.6, 13.4, -1, 14, 0.07, '#d8ccb2');
  // The square itself, the shop fronts, the way to the bridge and the station forecourt.
  tiled(m, -16.5, -17, 18, 13.8, 0.08);
  tiled(m, -28, 10.6, -16.5, 13.8, 0.08);
  tiled(m, 18, 10.4, 42, 13.8, 0.08);
  tiled(m, -27.4, -7.2, -16.5, -1.4, 0.08);
  tiled(m, 18, -14, 25.6, -9, 0.07, 1.8);
  tiled(m, 42, 5, 50, 27, 0.07, 2);
  // The hall's floor and step.
  tiled(m, 3.5, -25.5, 16.5, -17, 0.1, 1.6);
  rosette(m, wellX, wellZ, 0.095);
  // A yellow guiding line for those who feel their way.
  for (const [x0, x1] of [
    [-27, -11],
    [-1, 41],
  ] as const)
    flat(m, x0, 12.9, x1, 13.25, 0.09, '#d9b64c', 0.05);
  // School forecourt and the lane's mouth.
  for (let i = 0; i < 7; i++)
    for (let j = 0; j < 4; j++)
      flat(
        m,
        -18 + i * 2,
        -44 + j * 2,
        -16 + i * 2,
        -42 + j * 2,
        0.05,
        mix('#d9c3a0', '#c9b48f', hash2(i, j, 3)),
        0.03,
      );
}
