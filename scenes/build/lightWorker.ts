import { parentPort, workerData } from 'node:worker_threads';
import { Rays } from './Bvh.ts';
import {
  RADIANCE,
  REPLY,
  type LightReply,
  type LightRequest,
  type LightScene,
  type SunDisc,
} from './LightJob.ts';

const scene = workerData as LightScene;
const { kind, cardUv, radiance, sun, low, zenith, horizon, below, skyShare, reach, lamps } = scene;

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

/** Share of a sun's disc that a point sees, its own surface facing it; 0 when it faces away. */
function seenOf(disc: SunDisc | null, p: Vec, n: Vec, count: number): number {
  if (!disc || count === 0) return 0;
  const [sx, sy, sz] = disc.direction;
  if (n[0] * sx + n[1] * sy + n[2] * sz <= 0) return 0;
  const [tx, ty, tz, bx, by, bz] = frame(sx, sy, sz);
  let seen = 0;
  for (const [u, v] of discOf(count)) {
    const x = u * disc.softness;
    const y = v * disc.softness;
    const blocked = rays.cast(
      p[0],
      p[1],
      p[2],
      sx + tx * x + bx * y,
      sy + ty * x + by * y,
      sz + tz * x + bz * y,
      400,
      true,
    );
    if (!blocked) seen++;
  }
  return seen / count;
}
type Vec = readonly [number, number, number];

/** Light of street lamps and lanterns, each asked for by one ray to its middle. */
function fromLamps(p: Vec, n: Vec): number {
  let sum = 0;
  for (let i = 0; i < lamps.length; i += 4) {
    const dx = (lamps[i] as number) - p[0];
    const dy = (lamps[i + 1] as number) - p[1];
    const dz = (lamps[i + 2] as number) - p[2];
    const far = dx * dx + dy * dy + dz * dz;
    const r = Math.sqrt(far);
    const facing = (n[0] * dx + n[1] * dy + n[2] * dz) / r;
    if (facing <= 0) continue;
    const bright = ((lamps[i + 3] as number) * facing) / (far + 0.4);
    if (bright < 0.003) continue;
    if (!rays.cast(p[0], p[1], p[2], dx / r, dy / r, dz / r, r - 0.42, true)) sum += bright;
  }
  return sum;
}

function light(points: Float32Array, count: number, sunCount: number): Float32Array {
  const n = points.length / 6;
  const out = new Float32Array(n * REPLY);
  const sphere = discOf(Math.max(1, count));
  const sum = new Float64Array(RADIANCE);
  for (let i = 0; i < n; i++) {
    const o = i * 6;
    const nx = points[o + 3] as number;
    const ny = points[o + 4] as number;
    const nz = points[o + 5] as number;
    const px = (points[o] as number) + nx * 0.015;
    const py = (points[o + 1] as number) + ny * 0.015;
    const pz = (points[o + 2] as number) + nz * 0.015;
    sum.fill(0);
    let backs = 0;
    if (count > 0) {
      const [tx, ty, tz, bx, by, bz] = frame(nx, ny, nz);
      for (const [u, v] of sphere) {
        const h = Math.sqrt(Math.max(0, 1 - u * u - v * v));
        const dx = tx * u + bx * v + nx * h;
        const dy = ty * u + by * v + ny * h;
        const dz = tz * u + bz * v + nz * h;
        if (rays.cast(px, py, pz, dx, dy, dz, reach, false)) {
          if (rays.back && kind[rays.hit] === 0 && rays.distance < 0.6) {
            backs++;
            continue;
          }
          const t = rays.hit * RADIANCE;
          for (let k = 0; k < RADIANCE; k++) sum[k] = (sum[k] as number) + (radiance[t + k] as number);
        } else {
          const up = dy > 0 ? Math.sqrt(dy) : 0;
          const from = dy < -0.02 ? below : horizon;
          const r = from[0] + (zenith[0] - from[0]) * up;
          const g = from[1] + (zenith[1] - from[1]) * up;
          const b = from[2] + (zenith[2] - from[2]) * up;
          sum[0] = (sum[0] as number) + r;
          sum[1] = (sum[1] as number) + g;
          sum[2] = (sum[2] as number) + b;
          sum[3] = (sum[3] as number) + (r * 0.3 + g * 0.6 + b * 0.1) * skyShare;
        }
      }
      for (let k = 0; k < RADIANCE; k++) sum[k] = (sum[k] as number) / count;
    }
    const p: Vec = [px, py, pz];
    const normal: Vec = [nx, ny, nz];
    if (count > 0) sum[6] = (sum[6] as number) + fromLamps(p, normal);
    const seen = seenOf(sun, p, normal, sunCount);
    const seenLow = seenOf(low, p, normal, sunCount);
    const [r = 0, g = 0, b = 0, sky = 0, bounce = 0, lowBounce = 0, lamp = 0] = sum;
    out.set([r, g, b, seen, count > 0 ? backs / count : 0, sky, bounce, lowBounce, lamp, seenLow], i * REPLY);
  }
  return out;
}

parentPort?.on('message', (request: LightRequest) => {
  const reply: LightReply = { id: request.id, light: light(request.points, request.rays, request.sunRays) };
  parentPort?.postMessage(reply, [reply.light.buffer as ArrayBuffer]);
});
