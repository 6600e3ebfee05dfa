// A bounding volume hierarchy over a triangle soup, in plain typed arrays so that worker threads share one copy and a
// ray allocates nothing (three-mesh-bvh makes an object per hit; millions of rays make that the bottleneck).
export interface BvhData {
  /** Per node: min xyz, max xyz. */
  bounds: Float32Array;
  /** Per node: left child or first triangle; count (0 = inner node, right child = left + 1). */
  links: Int32Array;
  /** Triangle order. */
  order: Int32Array;
  /** Nine floats per triangle, in original order. */
  positions: Float32Array;
}

const shared = (bytes: number) => new SharedArrayBuffer(Math.max(8, bytes));
const LEAF = 4;
const BINS = 12;

/** Builds the tree by binned surface area; positions: nine floats per triangle. */
export function buildBvh(source: ArrayLike<number>): BvhData {
  const count = source.length / 9;
  const positions = new Float32Array(shared(source.length * 4));
  positions.set(source);
  const boxes = new Float32Array(count * 6);
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 3; k++) {
      const a = positions[t * 9 + k] as number;
      const b = positions[t * 9 + 3 + k] as number;
      const c = positions[t * 9 + 6 + k] as number;
      boxes[t * 6 + k] = Math.min(a, b, c);
      boxes[t * 6 + 3 + k] = Math.max(a, b, c);
    }
  }
  const order = new Int32Array(shared(count * 4));
  for (let i = 0; i < count; i++) order[i] = i;
  const bounds = new Float32Array(shared(count * 2 * 6 * 4 + 48));
  const links = new Int32Array(shared(count * 2 * 2 * 4 + 16));
  let used = 1;

  const fit = (node: number, from: number, to: number) => {
    for (let k = 0; k < 3; k++) {
      let lo = Infinity;
      let hi = -Infinity;
      for (let i = from; i < to; i++) {
        const t = order[i] as number;
        lo = Math.min(lo, boxes[t * 6 + k] as number);
        hi = Math.max(hi, boxes[t * 6 + 3 + k] as number);
      }
      bounds[node * 6 + k] = lo;
      bounds[node * 6 + 3 + k] = hi;
    }
  };
  const middle = (t: number, k: number) =>
    ((boxes[t * 6 + k] as number) + (boxes[t * 6 + 3 + k] as number)) / 2;
  const area = (b: Float64Array, o: number) => {
    const x = (b[o + 3] as number) - (b[o] as number);
    const y = (b[o + 4] as number) - (b[o + 1] as number);
    const z = (b[o + 5] as number) - (b[o + 2] as number);
    return x < 0 ? 0 : x * y + y * z + z * x;
  };
  const bins = new Float64Array(BINS * 6);
  const sizes = new Int32Array(BINS);
  const grow = (into: Float64Array, o: number, from: ArrayLike<number>, f: number) => {
    for (let k = 0; k < 3; k++) {
      into[o + k] = Math.min(into[o + k] as number, from[f + k] as number);
      into[o + 3 + k] = Math.max(into[o + 3 + k] as number, from[f + 3 + k] as number);
    }
  };
  const reset = (b: Float64Array) => b.fill(Infinity).forEach((_, i) => i % 6 > 2 && (b[i] = -Infinity));
  const run = new Float64Array(6);
  const rightArea = new Float64Array(BINS);

  const stack: [number, number, number][] = [[0, 0, count]];
  while (stack.length) {
    const [node, from, to] = stack.pop() as [number, number, number];
    fit(node, from, to);
    const n = to - from;
    let best = Infinity;
    let axis = -1;
    let cut = 0;
    let lo = 0;
    let scale = 0;
    if (n > LEAF) {
      for (let k = 0; k < 3; k++) {
        let a = Infinity;
        let b = -Infinity;
        for (let i = from; i < to; i++) {
          const m = middle(order[i] as number, k);
          a = Math.min(a, m);
          b = Math.max(b, m);
        }
        if (b - a < 1e-5) continue;
        const s = BINS / (b - a);
        reset(bins);
        sizes.fill(0);
        for (let i = from; i < to; i++) {
          const t = order[i] as number;
          const bin = Math.min(BINS - 1, Math.floor((middle(t, k) - a) * s));
          sizes[bin] = (sizes[bin] as number) + 1;
          grow(bins, bin * 6, boxes, t * 6);
        }
        reset(run);
        for (let i = BINS - 1; i > 0; i--) {
          grow(run, 0, bins, i * 6);
          rightArea[i] = area(run, 0);
        }
        reset(run);
        let left = 0;
        for (let i = 0; i < BINS - 1; i++) {
          grow(run, 0, bins, i * 6);
          left += sizes[i] as number;
          if (left === 0 || left === n) continue;
          const cost = area(run, 0) * left + (rightArea[i + 1] as number) * (n - left);
          if (cost < best) {
            best = cost;
            axis = k;
            cut = i;
            lo = a;
            scale = s;
          }
        }
      }
    }
    if (axis < 0) {
      links[node * 2] = from;
      links[node * 2 + 1] = n;
      continue;
    }
    let i = from;
    let j = to - 1;
    while (i <= j) {
      const t = order[i] as number;
      if (Math.min(BINS - 1, Math.floor((middle(t, axis) - lo) * scale)) <= cut) i++;
      else {
        order[i] = order[j] as number;
        order[j] = t;
        j--;
      }
    }
    links[node * 2] = used;
    links[node * 2 + 1] = 0;
    stack.push([used, from, i], [used + 1, i, to]);
    used += 2;
  }
  return { bounds: bounds.subarray(0, used * 6), links: links.subarray(0, used * 2), order, positions };
}

/** Casts rays; `stop(triangle, u, v)` says whether a touched triangle is solid there. */
export class Rays {
  hit = -1;
  distance = 0;
  /** Seen from behind. */
  back = false;
  private readonly stack = new Int32Array(96);
  private readonly data: BvhData;
  private readonly stop: (triangle: number, u: number, v: number) => boolean;

  constructor(data: BvhData, stop: (triangle: number, u: number, v: number) => boolean) {
    this.data = data;
    this.stop = stop;
  }

  /** True when something solid lies within `far` metres; any: the first found will do. */
  cast(
    ox: number,
    oy: number,
    oz: number,
    dx: number,
    dy: number,
    dz: number,
    far: number,
    any: boolean,
  ): boolean {
    const { bounds, links, order, positions: p } = this.data;
    const stack = this.stack;
    const ix = 1 / (dx || 1e-12);
    const iy = 1 / (dy || 1e-12);
    const iz = 1 / (dz || 1e-12);
    this.hit = -1;
    let best = far;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top] as number;
      const o = node * 6;
      let t0 = ((bounds[o] as number) - ox) * ix;
      let t1 = ((bounds[o + 3] as number) - ox) * ix;
      let near = t0 < t1 ? t0 : t1;
      let end = t0 < t1 ? t1 : t0;
      t0 = ((bounds[o + 1] as number) - oy) * iy;
      t1 = ((bounds[o + 4] as number) - oy) * iy;
      near = Math.max(near, t0 < t1 ? t0 : t1);
      end = Math.min(end, t0 < t1 ? t1 : t0);
      t0 = ((bounds[o + 2] as number) - oz) * iz;
      t1 = ((bounds[o + 5] as number) - oz) * iz;
      near = Math.max(near, t0 < t1 ? t0 : t1);
      end = Math.min(end, t0 < t1 ? t1 : t0);
      if (end < 0 || near > end || near > best) continue;
      const first = links[node * 2] as number;
      const n = links[node * 2 + 1] as number;
      if (n === 0) {
        // Nearer child last, so that it is popped first.
        const axisX =
          Math.abs(dx) > Math.abs(dy)
            ? Math.abs(dx) > Math.abs(dz)
              ? 0
              : 2
            : Math.abs(dy) > Math.abs(dz)
              ? 1
              : 2;
        const a = (bounds[first * 6 + axisX] as number) + (bounds[first * 6 + 3 + axisX] as number);
        const b = (bounds[first * 6 + 6 + axisX] as number) + (bounds[first * 6 + 9 + axisX] as number);
        const along = axisX === 0 ? dx : axisX === 1 ? dy : dz;
        const leftFirst = a < b === along > 0;
        stack[top++] = leftFirst ? first + 1 : first;
        stack[top++] = leftFirst ? first : first + 1;
        continue;
      }
      for (let i = first; i < first + n; i++) {
        const tri = order[i] as number;
        const q = tri * 9;
        const ax = p[q] as number;
        const ay = p[q + 1] as number;
        const az = p[q + 2] as number;
        const e1x = (p[q + 3] as number) - ax;
        const e1y = (p[q + 4] as number) - ay;
        const e1z = (p[q + 5] as number) - az;
        const e2x = (p[q + 6] as number) - ax;
        const e2y = (p[q + 7] as number) - ay;
        const e2z = (p[q + 8] as number) - az;
        const px = dy * e2z - dz * e2y;
        const py = dz * e2x - dx * e2z;
        const pz = dx * e2y - dy * e2x;
        const det = e1x * px + e1y * py + e1z * pz;
        if (det > -1e-9 && det < 1e-9) continue;
        const inv = 1 / det;
        const sx = ox - ax;
        const sy = oy - ay;
        const sz = oz - az;
        const u = (sx * px + sy * py + sz * pz) * inv;
        if (u < 0 || u > 1) continue;
        const rx = sy * e1z - sz * e1y;
        const ry = sz * e1x - sx * e1z;
        const rz = sx * e1y - sy * e1x;
        const v = (dx * rx + dy * ry + dz * rz) * inv;
        if (v < 0 || u + v > 1) continue;
        const t = (e2x * rx + e2y * ry + e2z * rz) * inv;
        if (t < 1e-4 || t >= best || !this.stop(tri, u, v)) continue;
        best = t;
        this.hit = tri;
        this.back = det < 0;
        if (any) {
          this.distance = t;
          return true;
        }
      }
    }
    this.distance = best;
    return this.hit >= 0;
  }
}
