import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';

/** Where one is on one's round, and how one faces. Written into, never made anew. */
export interface Whereabouts {
  x: number;
  y: number;
  z: number;
  /** 0 is +z, π/2 is +x. */
  yaw: number;
  /** m/s along the path, always positive. */
  speed: number;
  /** Metres along the path. */
  along: number;
}

interface Leg {
  /** Seconds after the round's start. */
  begins: number;
  seconds: number;
  from: number;
  to: number;
  /** Neither sets off nor arrives: a ring without stops. */
  isFlying: boolean;
}

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
  readonly #legs: Leg[] = [];
  readonly #speed: number;
  readonly #ease: number;
  readonly #reach: number;
  readonly #isLoop: boolean;
  readonly #isRail: boolean;
  readonly #a = new Float64Array(3);
  readonly #b = new Float64Array(3);

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

  #leg(begins: number, from: number, to: number, isFlying = false): number {
    const gap = Math.abs(to - from);
    const needed = (this.#speed * this.#speed) / this.#ease;
    const seconds = isFlying
      ? gap / this.#speed
      : gap >= needed
        ? gap / this.#speed + this.#speed / this.#ease
        : 2 * Math.sqrt(gap / this.#ease);
    this.#legs.push({ begins, seconds, from, to, isFlying });
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
    if (!first) return this.#leg(0, 0, this.length, true);
    let clock = 0;
    stops.forEach((stop, i) => {
      const next = stops[i + 1]?.s ?? first.s + this.length;
      clock = this.#leg(clock + stop.seconds, stop.s, next);
    });
    return clock;
  }

  /** Where one is after so many seconds. Allocates nothing. */
  at(seconds: number, out: Whereabouts): void {
    if (this.length === 0) {
      out.x = this.#points[0] ?? 0;
      out.y = this.#points[1] ?? 0;
      out.z = this.#points[2] ?? 0;
      out.speed = 0;
      return;
    }
    const t = seconds - Math.floor(seconds / this.period) * this.period;
    let k = 0;
    while (k + 1 < this.#legs.length && (this.#legs[k + 1] as Leg).begins <= t) k += 1;
    let leg = this.#legs[k] as Leg;
    // Before the first leg sets off one still stands where the last one ended.
    const into = t - leg.begins;
    let gone: number;
    if (into < 0) {
      leg = this.#legs[0] as Leg;
      gone = 0;
      out.speed = 0;
    } else gone = this.#gone(leg, into, out);
    const heading = leg.to > leg.from ? 1 : -1;
    out.along = leg.from + gone * heading;
    this.#look(out.along, this.#isRail ? 1 : heading, out);
  }

  /** Metres of a leg behind one; also tells the speed. */
  #gone(leg: Leg, into: number, out: Whereabouts): number {
    const whole = Math.abs(leg.to - leg.from);
    if (into >= leg.seconds) {
      out.speed = 0;
      return whole;
    }
    if (leg.isFlying) {
      out.speed = this.#speed;
      return into * this.#speed;
    }
    const a = this.#ease;
    const peak = Math.min(this.#speed, Math.sqrt(whole * a));
    const ramp = peak / a;
    const left = leg.seconds - into;
    if (into < ramp) {
      out.speed = a * into;
      return (a * into * into) / 2;
    }
    if (left < ramp) {
      out.speed = a * left;
      return whole - (a * left * left) / 2;
    }
    out.speed = peak;
    return (peak * ramp) / 2 + peak * (into - ramp);
  }

  #look(s: number, heading: number, out: Whereabouts): void {
    this.#point(s - this.#reach, this.#a);
    this.#point(s + this.#reach, this.#b);
    const a = this.#a;
    const b = this.#b;
    out.x = ((a[0] ?? 0) + (b[0] ?? 0)) / 2;
    out.y = ((a[1] ?? 0) + (b[1] ?? 0)) / 2;
    out.z = ((a[2] ?? 0) + (b[2] ?? 0)) / 2;
    out.yaw = Math.atan2(((b[0] ?? 0) - (a[0] ?? 0)) * heading, ((b[2] ?? 0) - (a[2] ?? 0)) * heading);
  }

  #point(s: number, out: Float64Array): void {
    let d = s;
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
      out[k] = p + (q - p) * t;
    }
  }
}
