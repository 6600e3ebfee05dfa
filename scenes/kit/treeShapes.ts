// Where the leaves of a tree are, as egg-shaped lobes, and the wood that carries them. Metres, at a scale of 1.
import type { Mesh, Vec3 } from './mesh.ts';
import { random } from './random.ts';

export interface Lobe {
  at: Vec3;
  /** Half widths. */
  size: Vec3;
}

export const cherryLobes = (seed: number, n: number): Lobe[] => {
  const r = random(seed);
  const lobes: Lobe[] = [{ at: [0, 3.9, 0], size: [1.5, 1.05, 1.5] }];
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2 + r() * 0.7;
    const d = 1.35 + r() * 0.75;
    const s = 0.95 + r() * 0.4;
    lobes.push({
      at: [Math.cos(a) * d, 2.85 + r() * 0.95, Math.sin(a) * d],
      size: [s * 1.15, s * 0.78, s * 1.15],
    });
  }
  return lobes;
};
export const branching =
  (lobes: readonly Lobe[], bark: string, girth: number, limbs = 5) =>
  (mesh: Mesh, at: Vec3, k: number) => {
    const p = (v: Vec3): Vec3 => [at[0] + v[0] * k, at[1] + v[1] * k, at[2] + v[2] * k];
    const g = girth * k;
    const near = limbs > 3;
    if (near)
      mesh.tube(
        [p([0.05, -0.2, 0]), p([0, 0.25, 0]), p([0.1, 1.1, 0.05]), p([0, 1.9, 0])],
        [g * 1.5, g, g * 0.8, g * 0.6],
        bark,
        7,
      );
    else mesh.tube([p([0.05, -0.2, 0]), p([0, 1.9, 0])], [g * 1.2, g * 0.65], bark, 5);
    for (const lobe of lobes.slice(1, 1 + limbs)) {
      const [x, y, z] = lobe.at;
      const end = p([x * 0.9, y - 0.1, z * 0.9]);
      const fork = p([x * 0.12, 1.5, z * 0.12]);
      if (near)
        mesh.tube(
          [fork, p([x * 0.5, 1.6 + (y - 1.6) * 0.6, z * 0.5]), end],
          [g * 0.5, g * 0.34, g * 0.12],
          bark,
          4,
        );
      else mesh.tube([fork, end], [g * 0.46, g * 0.16], bark, 3);
    }
  };
export const oakLobes: Lobe[] = [
  { at: [0, 4.4, 0], size: [1.7, 1.3, 1.7] },
  { at: [1.2, 3.3, 0.5], size: [1.25, 1, 1.25] },
  { at: [-1.1, 3.4, -0.6], size: [1.3, 1.05, 1.3] },
  { at: [0.2, 3.2, -1.2], size: [1.2, 0.95, 1.2] },
  { at: [-0.4, 3.1, 1.2], size: [1.2, 0.95, 1.2] },
];
export const cedarLobes: Lobe[] = Array.from({ length: 6 }, (_, i) => {
  const w = 1.75 - i * 0.27;
  return { at: [0, 2 + i * 1.55, 0], size: [w, 1.05, w] };
});
/** Broad and flat, in storeys: a maple. */
export const mapleLobes = (seed: number, n: number): Lobe[] => {
  const r = random(seed);
  const lobes: Lobe[] = [{ at: [0, 3.7, 0], size: [1.3, 0.7, 1.3] }];
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2 + r() * 0.6;
    const d = 1.3 + r() * 0.7;
    lobes.push({
      at: [Math.cos(a) * d, 2.1 + (i % 3) * 0.5 + r() * 0.3, Math.sin(a) * d],
      size: [1.15 + r() * 0.3, 0.5 + r() * 0.14, 1.15 + r() * 0.3],
    });
  }
  return lobes;
};
/** Tall and pointed: a ginkgo. */
export const ginkgoLobes: Lobe[] = [
  { at: [0, 6.9, 0], size: [0.75, 1.5, 0.75] },
  { at: [0.25, 5.1, 0.2], size: [1.25, 1.4, 1.25] },
  { at: [-0.5, 4, 0.45], size: [1.3, 1.15, 1.25] },
  { at: [0.75, 3.5, -0.4], size: [1.3, 1.05, 1.25] },
  { at: [-0.4, 3, -0.75], size: [1.25, 0.9, 1.2] },
  { at: [0.2, 2.8, 0.95], size: [1.2, 0.85, 1.1] },
];
/** A straight stem into the crown. */
export const stem =
  (bark: string, girth: number, height: number) =>
  (mesh: Mesh, at: Vec3, k: number): void =>
    void mesh.cylinder({
      at: [at[0], at[1] - 0.3, at[2]],
      radius: girth * k,
      topRadius: girth * 0.35 * k,
      height: height * k,
      sides: 6,
      color: bark,
      caps: 'none',
    });
