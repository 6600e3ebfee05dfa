// What stands on a shrine path.
import type { Mesh } from './mesh.ts';
import { paint } from './palette.ts';

/** Stone lantern of a shrine path. */
export function stoneLantern(m: Mesh): void {
  const c = { color: paint.stone, sides: 6, smooth: false } as const;
  m.cylinder({ at: [0, 0, 0], radius: 0.36, height: 0.16, ...c });
  m.cylinder({ at: [0, 0.16, 0], radius: 0.17, topRadius: 0.14, height: 0.85, ...c });
  m.cylinder({ at: [0, 1.01, 0], radius: 0.2, topRadius: 0.34, height: 0.18, ...c });
  m.cylinder({
    at: [0, 1.19, 0],
    radius: 0.2,
    height: 0.3,
    color: '#ffd794',
    sides: 6,
    surface: 'glow',
    pane: true,
    emit: 8,
    caps: 'none',
  });
  m.cylinder({ at: [0, 1.49, 0], radius: 0.46, topRadius: 0.1, height: 0.24, ...c });
  m.sphere({ at: [0, 1.78, 0], radius: 0.09, color: paint.stone, sides: 6, fine: true });
}

/** A vermilion torii, `w` between the posts. */
export function torii(m: Mesh, w = 4.2, h = 4.6, color: string = paint.vermilion, name = '星見'): void {
  for (const s of [-1, 1]) {
    m.cylinder({
      at: [(s * w) / 2, 0, 0],
      radius: 0.32,
      topRadius: 0.3,
      height: 0.4,
      color: paint.iron,
      sides: 10,
    });
    m.tube(
      [
        [(s * w) / 2 + s * 0.08, 0.3, 0],
        [(s * w) / 2 - s * 0.08, h - 0.3, 0],
      ],
      [0.24, 0.2],
      color,
      10,
    );
  }
  m.box({ at: [0, h * 0.76, 0], size: [w + 1.1, 0.3, 0.24], color });
  m.box({ at: [0, h * 0.79, 0], size: [0.22, h * 0.16, 0.16], color });
  const beam = (y: number, t: number, reach: number, d: number, c: string) => {
    const curve = (x: number) => y + (x / reach) ** 2 * 0.34;
    const n = 6;
    for (let i = 0; i < n; i++) {
      const [x0, x1] = [-reach + (2 * reach * i) / n, -reach + (2 * reach * (i + 1)) / n];
      const [y0, y1] = [curve(x0), curve(x1)];
      m.quad([x0, y0, d], [x1, y1, d], [x1, y1 + t, d], [x0, y0 + t, d], c, { jitter: 0 });
      m.quad([x1, y1, -d], [x0, y0, -d], [x0, y0 + t, -d], [x1, y1 + t, -d], c, { jitter: 0 });
      m.quad([x0, y0 + t, d], [x1, y1 + t, d], [x1, y1 + t, -d], [x0, y0 + t, -d], c, { jitter: 0 });
      m.quad([x1, y1, d], [x0, y0, d], [x0, y0, -d], [x1, y1, -d], c, { jitter: 0 });
      if (i === 0) m.quad([x0, y0, -d], [x0, y0, d], [x0, y0 + t, d], [x0, y0 + t, -d], c);
      if (i === n - 1) m.quad([x1, y1, d], [x1, y1, -d], [x1, y1 + t, -d], [x1, y1 + t, d], c);
    }
  };
  beam(h - 0.3, 0.3, w / 2 + 0.95, 0.22, color);
  beam(h, 0.2, w / 2 + 1.1, 0.3, paint.tileDark);
  m.sign({
    at: [0, h * 0.86, 0.13],
    width: 0.5,
    height: 0.62,
    text: name,
    vertical: true,
    ink: '#f4c542',
    ground: '#2e2a2a',
    frame: '#c9a24b',
    depth: 0.08,
  });
}
