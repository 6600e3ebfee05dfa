// A country railway: rails on sleepers, and the sheds that keep snow off road and line.
import { mix } from './color.ts';
import type { Mesh, Vec3 } from './mesh.ts';

/** A straight track along z at x, from z0 to z1; sleepers between s0 and s1, where one comes near. */
export function track(
  m: Mesh,
  x: number,
  z0: number,
  z1: number,
  [s0, s1]: readonly [number, number],
  fine = false,
): void {
  for (let z = s0; z < s1; z += 1.6)
    m.box({ at: [x, 0.03, z], size: [2.4, 0.1, 0.28], color: '#77604c', faces: 'nst', fine });
  for (const s of [-0.7, 0.7])
    m.box({
      at: [x + s, 0.12, (z0 + z1) / 2],
      size: [0.09, 0.13, z1 - z0],
      color: '#8d8a87',
      faces: 'ewt',
    });
}

/** The rails that lead from one track to the other. */
export function junction(m: Mesh, from: readonly [number, number], to: readonly [number, number]): void {
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]];
  const yaw = Math.atan2(dx, dz);
  for (const s of [-0.7, 0.7])
    m.box({
      at: [(from[0] + to[0]) / 2 + s, 0.12, (from[1] + to[1]) / 2],
      size: [0.09, 0.13, Math.hypot(dx, dz)],
      yaw,
      color: '#8d8a87',
      faces: 'ewt',
    });
}

/**
 * A snow shed, its mouth on z = 0 facing +z, its far end shut by the dark. `width` and `height` are those of the
 * opening.
 */
export function snowShed(m: Mesh, o: { width: number; height: number; length: number }): void {
  const { width: w, height: h, length: l } = o;
  const [X, wall] = [w / 2, 0.7];
  const stone = '#b3aca0';
  const dark = '#3a3836';
  for (const s of [-1, 1]) {
    m.box({
      at: [s * (X + wall / 2), 0, -l / 2],
      size: [wall, h, l],
      color: stone,
      faces: s > 0 ? 'nse' : 'nsw',
    });
    for (let i = 0; i < 5; i++)
      m.box({
        at: [s * (X + wall + 0.2), 0, -0.8 - (i * (l - 1.6)) / 4],
        size: [0.5, h - 0.4, 0.6],
        color: mix(stone, '#8f887c', 0.5),
        faces: s > 0 ? 'nset' : 'nswt',
      });
    const inner: [Vec3, Vec3, Vec3, Vec3] = [
      [s * X, 0, 0],
      [s * X, 0, -l],
      [s * X, h, -l],
      [s * X, h, 0],
    ];
    if (s > 0) inner.reverse();
    const shade = [mix(stone, dark, 0.55), '#1d1c1d', '#1d1c1d', mix(stone, dark, 0.7)];
    m.quad(...inner, dark, { painted: true, jitter: 0, colors: s > 0 ? shade.reverse() : shade });
  }
  m.quad([-X, 0, -l + 0.1], [X, 0, -l + 0.1], [X, h, -l + 0.1], [-X, h, -l + 0.1], '#1d1c1d', {
    painted: true,
    jitter: 0,
  });
  m.quad([-X, h, -l], [X, h, -l], [X, h, 0], [-X, h, 0], '#2b2a2a', { painted: true, jitter: 0 });
  // A roof that leans, so that snow slides off to one side.
  const over = wall + 0.5;
  const [a, b] = [h + 0.35, h + 1.5];
  const roof = '#6c7276';
  m.quad([-X - over, a, 0.5], [X + over, b, 0.5], [X + over, b, -l], [-X - over, a, -l], roof);
  m.quad(
    [-X - over, a - 0.3, 0.5],
    [X + over, b - 0.3, 0.5],
    [X + over, b, 0.5],
    [-X - over, a, 0.5],
    '#545a5e',
  );
  m.quad([X + over, b - 0.3, 0.5], [X + over, b - 0.3, -l], [X + over, b, -l], [X + over, b, 0.5], '#545a5e');
  m.quad(
    [-X - over, a - 0.3, -l],
    [-X - over, a - 0.3, 0.5],
    [-X - over, a, 0.5],
    [-X - over, a, -l],
    '#545a5e',
  );
  m.quad([-X - wall, h, 0], [X + wall, h, 0], [X + wall, b - 0.3, 0], [-X - wall, a - 0.2, 0], stone);
  m.quad([X + wall, h, 0], [X + wall, h, -l], [X + wall, b - 0.3, -l], [X + wall, b - 0.3, 0], stone);
}
