import type { Mesh } from './mesh.ts';
import type { BoxOptions, Vec2, Vec3 } from './meshTypes.ts';
import { turn } from './soup.ts';

/** A box by its faces, or with chamfered edges. */
export function drawBox(mesh: Mesh, o: BoxOptions): void {
  const [w, h, d] = o.size;
  const faces = o.faces ?? 'nsewtb';
  const yaw = o.yaw ?? 0;
  const at = (x: number, y: number, z: number): Vec3 => {
    const r = turn([x, y, z], yaw);
    return [r[0] + o.at[0], r[1] + o.at[1], r[2] + o.at[2]];
  };
  const X = w / 2;
  const Z = d / 2;
  const b = Math.min(o.bevel ?? 0, X * 0.9, Z * 0.9, h * 0.9);
  if (b <= 0) {
    const put = (name: string, p: Vec3, q: Vec3, r: Vec3, s: Vec3) => {
      if (faces.includes(name)) mesh.quad(p, q, r, s, o.color, o);
    };
    put('s', at(-X, 0, Z), at(X, 0, Z), at(X, h, Z), at(-X, h, Z));
    put('n', at(X, 0, -Z), at(-X, 0, -Z), at(-X, h, -Z), at(X, h, -Z));
    put('e', at(X, 0, Z), at(X, 0, -Z), at(X, h, -Z), at(X, h, Z));
    put('w', at(-X, 0, -Z), at(-X, 0, Z), at(-X, h, Z), at(-X, h, -Z));
    put('t', at(-X, h, Z), at(X, h, Z), at(X, h, -Z), at(-X, h, -Z));
    put('b', at(-X, 0, -Z), at(X, 0, -Z), at(X, 0, Z), at(-X, 0, Z));
    return;
  }
  const ring = (inset: number): Vec2[] => [
    [-X + b, Z - inset],
    [X - b, Z - inset],
    [X - inset, Z - b],
    [X - inset, -Z + b],
    [X - b, -Z + inset],
    [-X + b, -Z + inset],
    [-X + inset, -Z + b],
    [-X + inset, Z - b],
  ];
  const low = ring(0);
  const high = ring(b);
  for (let i = 0; i < 8; i++) {
    const p = low[i] as Vec2;
    const q = low[(i + 1) % 8] as Vec2;
    const u = high[i] as Vec2;
    const v = high[(i + 1) % 8] as Vec2;
    mesh.quad(at(p[0], 0, p[1]), at(q[0], 0, q[1]), at(q[0], h - b, q[1]), at(p[0], h - b, p[1]), o.color, o);
    mesh.quad(at(p[0], h - b, p[1]), at(q[0], h - b, q[1]), at(v[0], h, v[1]), at(u[0], h, u[1]), o.color, o);
  }
  const cap = high.map((p) => at(p[0], h, p[1]));
  for (let i = 1; i < 7; i++) mesh.tri(cap[0] as Vec3, cap[i] as Vec3, cap[i + 1] as Vec3, o.color, o);
}
