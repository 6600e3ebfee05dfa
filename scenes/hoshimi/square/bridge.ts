// The red bridge over the river.
import type { Mesh, Vec3 } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';

export const BRIDGE = { z: -4.3, from: -28.3, to: -43.9, width: 2.8, rise: 1.35 } as const;
/** Height of the red bridge's deck at x. */
export const bridgeY = (x: number): number => {
  const t = (BRIDGE.from - x) / (BRIDGE.from - BRIDGE.to);
  return 0.1 + BRIDGE.rise * Math.sin(Math.PI * Math.min(1, Math.max(0, t)));
};
export function writeBridge(m: Mesh): void {
  const n = 14;
  const red = paint.vermilion;
  const half = BRIDGE.width / 2;
  const x = (i: number) => BRIDGE.from + ((BRIDGE.to - BRIDGE.from) * i) / n;
  const rail = (s: number, lift: number): Vec3[] =>
    Array.from({ length: n + 1 }, (_, i): Vec3 => [x(i), bridgeY(x(i)) + lift, BRIDGE.z + s * half]);
  for (let i = 0; i < n; i++) {
    const [a, b] = [x(i), x(i + 1)];
    m.quad(
      [b, bridgeY(b), BRIDGE.z + half],
      [a, bridgeY(a), BRIDGE.z + half],
      [a, bridgeY(a), BRIDGE.z - half],
      [b, bridgeY(b), BRIDGE.z - half],
      '#b98a62',
      { jitter: 0.08 },
    );
    m.quad(
      [a, bridgeY(a) - 0.3, BRIDGE.z + half],
      [b, bridgeY(b) - 0.3, BRIDGE.z + half],
      [b, bridgeY(b) - 0.3, BRIDGE.z - half],
      [a, bridgeY(a) - 0.3, BRIDGE.z - half],
      '#8a3a2a',
    );
    for (const s of [1, -1]) {
      const z = BRIDGE.z + s * (half + 0.02);
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [b, bridgeY(b) - 0.36, z],
        [a, bridgeY(a) - 0.36, z],
        [a, bridgeY(a) + 0.08, z],
        [b, bridgeY(b) + 0.08, z],
      ];
      if (s < 0) q.reverse();
      m.quad(...q, red);
    }
  }
  for (const s of [1, -1]) {
    m.tube(rail(s, 1.0), 0.07, red, 4);
    m.tube(rail(s, 0.55), 0.045, red, 3);
    for (let i = 0; i <= n; i += 2) {
      m.box({
        at: [x(i), bridgeY(x(i)) - 0.3, BRIDGE.z + s * half],
        size: [0.16, 1.45, 0.16],
        color: red,
        faces: 'nsewt',
      });
      m.cylinder({
        at: [x(i), bridgeY(x(i)) + 1.15, BRIDGE.z + s * half],
        radius: 0.12,
        topRadius: 0.02,
        height: 0.2,
        sides: 5,
        color: '#3d4147',
        caps: 'none',
      });
    }
  }
  for (const px of [-33, -39])
    for (const s of [-1, 1])
      m.cylinder({
        at: [px, -2, BRIDGE.z + s * 1.0],
        radius: 0.17,
        height: bridgeY(px) + 1.8,
        color: '#8a3a2a',
        sides: 7,
        caps: 'none',
      });
}
