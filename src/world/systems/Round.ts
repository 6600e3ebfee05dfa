import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';

/**
 * Where one is on one's round and how one faces, as places in a list of numbers: an object's numbers would be made anew
 * at each frame. Yaw 0 is +z, π/2 is +x; speed is m/s along the path, always positive; along is metres of the path.
 */
export const whereabouts = { x: 0, y: 1, z: 2, yaw: 3, speed: 4, along: 5 } as const;

/** m/s²: how gently each kind sets off and stops. */
const easing: Record<MoverActor['act'], number> = {
  walk: 1.1,
  sweep: 0.6,
  wait: 1,
  greet: 1,
  guard: 1,
  ride: 1.3,
  rail: 0.85,
};
/** Metres before and behind that the heading is measured over: a stride, an axle's distance. */
const reach: Record<MoverActor['act'], number> = {
  walk: 0.3,
  sweep: 0.2,
  wait: 0.2,
  greet: 0.2,
  guard: 0.2,
  ride: 1.6,
  rail: 0.4,
};

/**
 * A path with its timetable: the same second always finds the same place. Between stops one sets off and arrives
 * gently; `pingpong` turns at the ends, `loop` joins the last point to the first.
 */
export class Round {
  /** Seconds until everything repeats. */
  readonly period: number;
  /** Metres of the path, once along. */
  readonly length: number;
  readonly #points: Float64Array;
  readonly #along: Float64Array;
  /** Of each leg: when it begins and how many seconds it takes, where it begins and ends. */
  readonly #begins: number[] = [];
  readonly #seconds: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** A ring without stops: one neither sets off nor arrives. */
  #isFlying = false;
  readonly #speed: number;
  readonly #ease: number;
  readonly #reach: number;
  readonly #isLoop: boolean;
  readonly #isRail: boolean;
  /** Two points of the path, before and behind, with the metres where they are sought. */
  readonly #ends = new Float64Array(8);

  constructor(actor: MoverActor) {
    const { path, way, speed, act } = actor;
    this.#isLoop = way === 'loop' && path.length > 1;
    this.#isRail = act === 'rail';
    const points = this.#isLoop ? [...path, path[0] as (typeof path)[number]] : path;
    this.#points = Float64Array.from(points.flat());
    this.#along = new Float64Array(points.length);
    for (let i = 1; i < points.length; i += 1) {
      const [a, b] = [points[i - 1] as readonly number[], points[i] as readonly number[]];
      const step = Math.hypot(
        (b[0] ?? 0) - (a[0] ?? 0),
        (b[1] ?? 0) - (a[1] ?? 0),
        (b[2] ?? 0) - (a[2] ?? 0),
      );
      this.#along[i] = (this.#along[i - 1] ?? 0) + step;
    }
    this.length = this.#along[points.length - 1] ?? 0;
    this.#speed = speed;
    this.#ease = easing[act];
    this.#reach = reach[act];
    const stops = (actor.pauses ?? [])
      .map((p) => ({ s: this.#along[p.at] ?? 0, seconds: p.seconds }))
      .sort((a, b) => a.s - b.s);
    this.period = this.length === 0 ? 1 : this.#isLoop ? this.#ring(stops) : this.#toAndFro(stops);
  }

  #leg(begins: number, from: number, to: number): number {
    const gap = Math.abs(to - from);
    const needed = (this.#speed * this.#speed) / this.#ease;
    const seconds = this.#isFlying
      ? gap / this.#speed
      : gap >= needed
        ? gap / this.#speed + this.#speed / this.#ease
        : 2 * Math.sqrt(gap / this.#ease);
    this.#begins.push(begins);
    this.#seconds.push(seconds);
    this.#from.push(from);
    this.#to.push(to);
    return begins + seconds;
  }

  #toAndFro(stops: readonly { s: number; seconds: number }[]): number {
    const rest = (s: number) => stops.find((p) => p.s === s)?.seconds ?? 0;
    const between = stops.map((p) => p.s).filter((s) => s > 0 && s < this.length);
    const there = [0, ...between, this.length];
    let clock = 0;
    for (let i = 0; i + 1 < there.length; i += 1)
      clock = this.#leg(clock + rest(there[i] as number), there[i] as number, there[i + 1] as number);
    for (let i = there.length - 1; i > 0; i -= 1)
      clock = this.#leg(clock + rest(there[i] as number), there[i] as number, there[i - 1] as number);
    return clock;
  }

  #ring(stops: readonly { s: number; seconds: number }[]): number {
    const first = stops[0];
    if (!first) {
      this.#isFlying = true;
      return this.#leg(0, 0, this.length);
    }
    let clock = 0;
    stops.forEach((stop, i) => {
      const next = stops[i + 1]?.s ?? first.s + this.length;
      clock = this.#leg(clock + stop.seconds, stop.s, next);
    });
    return clock;
  }

  /** Where one is after the seconds that clocks[i] shows; written into `out` by whereabouts. Allocates nothing. */
  at(clocks: Float64Array, i: number, out: Float64Array): void {
    out[4] = 0;
    if (this.length === 0) {
      for (let k = 0; k < 3; k += 1) out[k] = this.#points[k] ?? 0;
      return;
    }
    const seconds = clocks[i] ?? 0;
    const t = seconds - Math.floor(seconds / this.period) * this.period;
    let leg = 0;
    while (leg + 1 < this.#begins.length && (this.#begins[leg + 1] ?? 0) <= t) leg += 1;
    const from = this.#from[leg] ?? 0;
    const to = this.#to[leg] ?? 0;
    const heading = to > from ? 1 : -1;
    const whole = Math.abs(to - from);
    const into = t - (this.#begins[leg] ?? 0);
    const left = (this.#seconds[leg] ?? 0) - into;
    const a = this.#ease;
    const peak = Math.min(this.#speed, Math.sqrt(whole * a));
    const ramp = peak / a;
    let gone = whole;
    // Before the first leg one stands at its beginning, after each leg at its end.
    if (into < 0) gone = 0;
    else if (left > 0 && this.#isFlying) {
      out[4] = this.#speed;
      gone = into * this.#speed;
    } else if (left > 0 && into < ramp) {
      out[4] = a * into;
      gone = (a * into * into) / 2;
    } else if (left > 0 && left < ramp) {
      out[4] = a * left;
      gone = whole - (a * left * left) / 2;
    } else if (left > 0) {
      out[4] = peak;
      gone = (peak * ramp) / 2 + peak * (into - ramp);
    }
    const along = from + gone * heading;
    out[5] = along;
    this.#ends[3] = along - this.#reach;
    this.#ends[7] = along + this.#reach;
    this.#find(0);
    this.#find(4);
    this.#look(this.#isRail ? 1 : heading, out);
  }

  #look(heading: number, out: Float64Array): void {
    const e = this.#ends;
    for (let k = 0; k < 3; k += 1) out[k] = ((e[k] ?? 0) + (e[k + 4] ?? 0)) / 2;
    const dx = ((e[4] ?? 0) - (e[0] ?? 0)) * heading;
    const dz = ((e[6] ?? 0) - (e[2] ?? 0)) * heading;
    out[3] = Math.atan2(dx, dz);
  }

  /** The point of the path at the metres in #ends[o + 3], into #ends[o]. */
  #find(o: number): void {
    const e = this.#ends;
    let d = e[o + 3] ?? 0;
    if (this.#isLoop) d -= Math.floor(d / this.length) * this.length;
    else d = Math.max(0, Math.min(this.length, d));
    let low = 0;
    let high = this.#along.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#along[middle] ?? 0) <= d) low = middle;
      else high = middle;
    }
    const from = this.#along[low] ?? 0;
    const span = (this.#along[high] ?? 0) - from;
    const t = span > 0 ? (d - from) / span : 0;
    for (let k = 0; k < 3; k += 1) {
      const p = this.#points[low * 3 + k] ?? 0;
      const q = this.#points[high * 3 + k] ?? 0;
      e[o + k] = p + (q - p) * t;
    }
  }
}
