import { parentPort, workerData } from 'node:worker_threads';
import { Rays } from './Bvh.ts';
import type { LightReply, LightRequest, LightScene } from './LightJob.ts';

const scene = workerData as LightScene;
const { kind, cardUv, radiance, sun, zenith, horizon, below, reach } = scene;

// A leaf card is solid inside a ragged disc: near enough to its painted alpha for shadows.
const solid = (tri: number, u: number, v: number): boolean => {
  if (kind[tri] !== 1) return true;
  const o = tri * 6;
  const w = 1 - u - v;
  const x = (cardUv[o] as number) * w + (cardUv[o + 2] as number) * u + (cardUv[o + 4] as number) * v - 0.5;
  const y =
    (cardUv[o + 1] as number) * w + (cardUv[o + 3] as number) * u + (cardUv[o + 5] as number) * v - 0.5;
  const a = Math.atan2(y, x);
  const edge = 0.36 + 0.08 * Math.sin(a * 5 + tri);
  return x * x + y * y < edge * edge;
};
const rays = new Rays(scene.bvh, solid);

/** Even spread over the unit disc (Vogel), so that neighbours see the same pattern: smooth, no grain. */
const disc = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const r = Math.sqrt((i + 0.5) / n);
    const a = i * 2.399963229728653;
    return [r * Math.cos(a), r * Math.sin(a)] as const;
  });
const discs = new Map<number, ReturnType<typeof disc>>();
const discOf = (n: number) => {
  const known = discs.get(n);
  if (known) return known;
  const made = disc(n);
  discs.set(n, made);
  return made;
};

function frame(nx: number, ny: number, nz: number): [number, number, number, number, number, number] {
  const s = nz >= 0 ? 1 : -1;
  const a = -1 / (s + nz);
  const b = nx * ny * a;
  return [1 + s * nx * nx * a, s * b, -s * nx, b, s + ny * ny * a, -ny];
}

function light(points: Float32Array, count: number, sunCount: number): Float32Array {
  const n = points.length / 6;
  const out = new Float32Array(n * 5);
  const sphere = discOf(Math.max(1, count));
  const sunDisc = discOf(Math.max(1, sunCount));
  const sunFrame = sun ? frame(...sun.direction) : null;
  for (let i = 0; i < n; i++) {
    const o = i * 6;
    const nx = points[o + 3] as number;
    const ny = points[o + 4] as number;
    const nz = points[o + 5] as number;
    const px = (points[o] as number) + nx * 0.015;
    const py = (points[o + 1] as number) + ny * 0.015;
    const pz = (points[o + 2] as number) + nz * 0.015;
    let r = 0;
    let g = 0;
    let b = 0;
    let backs = 0;
    if (count > 0) {
      const [tx, ty, tz, bx, by, bz] = frame(nx, ny, nz);
      for (const [u, v] of sphere) {
        const h = Math.sqrt(Math.max(0, 1 - u * u - v * v));
        const dx = tx * u + bx * v + nx * h;
        const dy = ty * u + by * v + ny * h;
        const dz = tz * u + bz * v + nz * h;
        if (rays.cast(px, py, pz, dx, dy, dz, reach, false)) {
          const t = rays.hit * 3;
          if (rays.back && kind[rays.hit] === 0) {
            if (rays.distance < 0.6) {
              backs++;
              continue;
            }
          }
          r += radiance[t] as number;
          g += radiance[t + 1] as number;
          b += radiance[t + 2] as number;
        } else {
          const up = dy > 0 ? Math.sqrt(dy) : 0;
          const from = dy < -0.02 ? below : horizon;
          r += from[0] + (zenith[0] - from[0]) * up;
          g += from[1] + (zenith[1] - from[1]) * up;
          b += from[2] + (zenith[2] - from[2]) * up;
        }
      }
      r /= count;
      g /= count;
      b /= count;
    }
    let seen = 0;
    if (sun && sunFrame && sunCount > 0) {
      const [sx, sy, sz] = sun.direction;
      if (nx * sx + ny * sy + nz * sz > 0) {
        const [tx, ty, tz, bx, by, bz] = sunFrame;
        for (const [u, v] of sunDisc) {
          const x = u * sun.softness;
          const y = v * sun.softness;
          const free = !rays.cast(
            px,
            py,
            pz,
            sx + tx * x + bx * y,
            sy + ty * x + by * y,
            sz + tz * x + bz * y,
            400,
            true,
          );
          if (free) seen++;
        }
        seen /= sunCount;
      }
    }
    out.set([r, g, b, seen, count > 0 ? backs / count : 0], i * 5);
  }
  return out;
}

parentPort?.on('message', (request: LightRequest) => {
  const reply: LightReply = { id: request.id, light: light(request.points, request.rays, request.sunRays) };
  parentPort?.postMessage(reply, [reply.light.buffer as ArrayBuffer]);
});
