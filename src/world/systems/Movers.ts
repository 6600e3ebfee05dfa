import type { Color, Object3D } from 'three';
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { Hour } from '../core/moment.ts';
import { lengthOf } from './lengthOf.ts';
import { Round, type Whereabouts } from './Round.ts';

/** What draws the movers: one row of four numbers each, read by the shader. */
export interface MoversPicture {
  root: Object3D;
  /** x, y, z, yaw for each. */
  place: Float32Array;
  /** Swing of the legs, of the left and of the right arm (radians, forward is positive), and size (0 hides). */
  gait: Float32Array;
  setTint: (color: Color, lamps: number) => void;
  dispose: () => void;
}

const keepsFrom = 1.2; // metres that people stay away from the visitor
const follows = 0.95; // metres between people who go the same way
const carKeepsFrom = 3.2; // metres between a vehicle's nose and whoever is ahead
const halfWide = 1.5; // metres to either side of a vehicle's middle that must be free
const sees = 6.5; // metres within which a greeting is worth it
const turnRate = 3.4; // rad/s
const paceRate = 2.2; // per second: how fast one stops for somebody and sets off again

/** Half of a vehicle's length, metres. */
const halfLong: Record<string, number> = { bus: 3.1, kei: 1.7 };

/**
 * People and vehicles that go about by themselves. Each follows its round by its own clock, which only stands still
 * while somebody is in its way: so the same seconds give the same town. `step` allocates nothing.
 */
export class Movers {
  readonly actors: readonly MoverActor[];
  readonly picture: MoversPicture;
  readonly #rounds: Round[];
  readonly #count: number;
  /** Per mover: its clock, how much of its pace it has (0..1), heading, step, raised arm 0..1, 1 when about. */
  readonly #clock: Float64Array;
  readonly #pace: Float32Array;
  readonly #yaw: Float32Array;
  readonly #stride: Float32Array;
  readonly #raised: Float32Array;
  readonly #about: Uint8Array;
  readonly #isRide: Uint8Array;
  readonly #walks: Uint8Array;
  readonly #half: Float32Array;
  /** Metres along the path; and the road one is on: the first mover with the same path. */
  readonly #along: Float64Array;
  readonly #road: Uint16Array;
  readonly #where: Whereabouts = { x: 0, y: 0, z: 0, yaw: 0, speed: 0, along: 0 };
  #time = 0;

  constructor(actors: readonly MoverActor[], picture: MoversPicture) {
    const n = actors.length;
    this.actors = actors;
    this.picture = picture;
    this.#count = n;
    this.#rounds = actors.map((a) => new Round(a));
    this.#clock = Float64Array.from(actors, (a) => a.phase);
    this.#pace = new Float32Array(n).fill(1);
    this.#yaw = new Float32Array(n);
    this.#stride = Float32Array.from(actors, (_, i) => i * 1.7);
    this.#raised = new Float32Array(n);
    this.#about = new Uint8Array(n).fill(1);
    this.#isRide = Uint8Array.from(actors, (a) => (a.act === 'ride' ? 1 : 0));
    this.#walks = Uint8Array.from(actors, (a) => (a.act === 'walk' || a.act === 'sweep' ? 1 : 0));
    this.#half = Float32Array.from(actors, (a) => halfLong[a.node] ?? 0.2);
    this.#along = new Float64Array(n);
    const roads = actors.map((a) => JSON.stringify(a.path));
    this.#road = Uint16Array.from(roads, (path) => roads.indexOf(path));
    for (let i = 0; i < n; i += 1) {
      this.#put(i);
      this.#yaw[i] = actors[i]?.yaw ?? this.#where.yaw;
    }
    this.#pose(0);
  }

  /** The light of the hour on everyone; `lamps` 0..1 is how far windows and headlights are lit. */
  setTint(color: Color, lamps = 0): void {
    this.picture.setTint(color, lamps);
  }

  /** Who is about at this hour; the others are not seen and in nobody's way. */
  setHour(hour: Hour): void {
    for (let i = 0; i < this.#count; i += 1)
      this.#about[i] = (this.actors[i]?.hours?.includes(hour) ?? true) ? 1 : 0;
    this.#pose(0);
  }

  /** So many seconds later, with the visitor at x, z. */
  step(dt: number, x: number, z: number): void {
    this.#time += dt;
    for (let i = 0; i < this.#count; i += 1) {
      if (!this.#about[i]) continue;
      const want = this.#isBlocked(i, x, z) ? 0 : 1;
      const pace = this.#pace[i] ?? 1;
      const change = Math.max(-dt * paceRate, Math.min(dt * paceRate, want - pace));
      this.#pace[i] = pace + change;
      this.#clock[i] = (this.#clock[i] ?? 0) + dt * (this.#pace[i] ?? 0);
      this.#put(i);
      this.#turn(i, dt);
      this.#raise(i, dt, x, z);
      this.#stride[i] = (this.#stride[i] ?? 0) + dt * this.#where.speed * (this.#pace[i] ?? 0) * 4.6;
      this.#swing(i, this.#where.speed * (this.#pace[i] ?? 0));
    }
  }

  #pose(speed: number): void {
    for (let i = 0; i < this.#count; i += 1) this.#swing(i, speed);
  }

  #put(i: number): void {
    this.#rounds[i]?.at(this.#clock[i] ?? 0, this.#where);
    this.#along[i] = this.#where.along;
    const { place } = this.picture;
    place[i * 4] = this.#where.x;
    place[i * 4 + 1] = this.#where.y;
    place[i * 4 + 2] = this.#where.z;
    place[i * 4 + 3] = this.#yaw[i] ?? 0;
  }

  #turn(i: number, dt: number): void {
    const actor = this.actors[i];
    const sway = actor?.act === 'guard' ? 0 : Math.sin(this.#time * 0.45 + i) * 0.16;
    const wanted = actor?.yaw === undefined ? this.#where.yaw : actor.yaw + sway;
    const now = this.#yaw[i] ?? 0;
    let off = wanted - now;
    off -= Math.round(off / (Math.PI * 2)) * Math.PI * 2;
    const most = dt * turnRate;
    this.#yaw[i] = now + (this.#isRide[i] ? off : Math.max(-most, Math.min(most, off)));
    this.picture.place[i * 4 + 3] = this.#yaw[i] ?? 0;
  }

  /** A greeting lifts the arm for whoever comes near; the guard's flag comes out for walkers. */
  #raise(i: number, dt: number, x: number, z: number): void {
    const act = this.actors[i]?.act;
    if (act !== 'greet' && act !== 'guard') return;
    const { place } = this.picture;
    const px = place[i * 4] ?? 0;
    const pz = place[i * 4 + 2] ?? 0;
    let isNear = lengthOf(x - px, z - pz) < sees;
    for (let k = 0; !isNear && k < this.#count; k += 1)
      if (this.#walks[k] && this.#about[k] && (this.#pace[k] ?? 0) > 0.1)
        isNear = lengthOf((place[k * 4] ?? 0) - px, (place[k * 4 + 2] ?? 0) - pz) < sees;
    const now = this.#raised[i] ?? 0;
    this.#raised[i] = Math.max(0, Math.min(1, now + (isNear ? dt : -dt) * 1.6));
  }

  #swing(i: number, speed: number): void {
    const { gait } = this.picture;
    const at = i * 4;
    gait[at + 3] = this.#about[i] ? 1 : 0;
    const act = this.actors[i]?.act;
    if (act === 'ride' || act === 'rail') return;
    const wave = Math.sin(this.#stride[i] ?? 0);
    const much = Math.min(1, speed / 0.9);
    const legs = wave * 0.52 * much;
    let left = -legs * 0.7;
    let right = legs * 0.7;
    if (act === 'sweep') {
      left = 0.42 + Math.sin(this.#time * 2.1 + i) * 0.26;
      right = left;
    } else if (act === 'wait') {
      left = Math.sin(this.#time * 0.6 + i) * 0.05;
      right = -left;
    } else if (act === 'guard') right = 0.12 + (this.#raised[i] ?? 0) * 1.36;
    else if (act === 'greet') {
      const up = this.#raised[i] ?? 0;
      right = up * (2.5 + Math.sin(this.#time * 5.2) * 0.22);
    }
    gait[at] = legs;
    gait[at + 1] = left;
    gait[at + 2] = right;
  }

  #isBlocked(i: number, x: number, z: number): boolean {
    const act = this.actors[i]?.act;
    if (act === 'rail') return false;
    const isRide = act === 'ride';
    if (!isRide && !this.#walks[i]) return false;
    const yaw = this.#yaw[i] ?? 0;
    const dx = Math.sin(yaw);
    const dz = Math.cos(yaw);
    if (this.#isAhead(i, dx, dz, x, z, isRide ? (this.#half[i] ?? 0) + carKeepsFrom : keepsFrom, isRide))
      return true;
    const { place } = this.picture;
    for (let k = 0; k < this.#count; k += 1) {
      if (k === i || !this.#about[k]) continue;
      const ox = place[k * 4] ?? 0;
      const oz = place[k * 4 + 2] ?? 0;
      if (isRide && this.#isRide[k]) {
        if (this.#road[k] === this.#road[i] && this.#isBehind(i, k)) return true;
      } else if (isRide) {
        if (this.#walks[k] && this.#isAhead(i, dx, dz, ox, oz, (this.#half[i] ?? 0) + carKeepsFrom, true))
          return true;
      } else if (this.#walks[k] && Math.cos((this.#yaw[k] ?? 0) - yaw) > 0.6) {
        if (this.#isAhead(i, dx, dz, ox, oz, follows, false) && !this.#hasRightOfWay(i, k)) return true;
      }
    }
    return false;
  }

  /** Two on one road: is k the next, too near before i? */
  #isBehind(i: number, k: number): boolean {
    const length = this.#rounds[i]?.length ?? 1;
    let gap = (this.#along[k] ?? 0) - (this.#along[i] ?? 0);
    gap -= Math.floor(gap / length) * length;
    return gap < (this.#half[i] ?? 0) + (this.#half[k] ?? 0) + carKeepsFrom;
  }

  /** When two are in each other's way, the first of them goes, so that nobody waits for ever. */
  #hasRightOfWay(i: number, k: number): boolean {
    const { place } = this.picture;
    const yaw = this.#yaw[k] ?? 0;
    const x = place[i * 4] ?? 0;
    const z = place[i * 4 + 2] ?? 0;
    return i < k && this.#isAhead(k, Math.sin(yaw), Math.cos(yaw), x, z, follows, false);
  }

  /** Is x, z in the way of mover i, who looks along dx, dz, within so many metres? */
  #isAhead(i: number, dx: number, dz: number, x: number, z: number, gap: number, isRide: boolean): boolean {
    const ax = x - (this.picture.place[i * 4] ?? 0);
    const az = z - (this.picture.place[i * 4 + 2] ?? 0);
    const ahead = ax * dx + az * dz;
    if (ahead <= 0) return false;
    const aside = Math.abs(ax * dz - az * dx);
    if (isRide) return ahead < gap && aside < halfWide;
    return ahead < gap && aside < (gap === keepsFrom ? 0.8 : 0.3);
  }

  dispose(): void {
    this.picture.dispose();
  }
}
