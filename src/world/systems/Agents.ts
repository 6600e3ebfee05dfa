import type { Color } from 'three';
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { AgentsPicture } from '../core/AgentsPicture.ts';
import type { Hour } from '../core/moment.ts';
import { Round, whereabouts as at } from './Round.ts';

const keepsFrom = 1.2; // metres that people stay away from the visitor
const follows = 0.95; // metres between people who go the same way
const sideBySide = 0.3; // metres aside from which one is no longer in the way
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
export class Agents {
  readonly actors: readonly MoverActor[];
  readonly picture: AgentsPicture;
  readonly #rounds: Round[];
  readonly #count: number;
  /** Per agent: its clock, how much of its pace it has (0..1), heading, step, raised arm 0..1, 1 when about. */
  readonly #clock: Float64Array;
  readonly #pace: Float32Array;
  readonly #yaw: Float32Array;
  readonly #stride: Float32Array;
  /** m/s, and metres along the path. */
  readonly #speed: Float32Array;
  readonly #along: Float64Array;
  readonly #raised: Float32Array;
  readonly #about: Uint8Array;
  readonly #isRide: Uint8Array;
  readonly #walks: Uint8Array;
  readonly #half: Float32Array;
  /** Who stands, which way they look, and how far they sway, radians. */
  readonly #stands: Uint8Array;
  readonly #faces: Float32Array;
  readonly #sways: Float32Array;
  /** The road one is on: the first agent with the same path. */
  readonly #road: Uint16Array;
  readonly #where = new Float64Array(6);
  /** Seconds of this step, the visitor's x and z, seconds since the beginning. */
  readonly #now = new Float64Array(4);

  constructor(actors: readonly MoverActor[], picture: AgentsPicture) {
    const n = actors.length;
    this.actors = actors;
    this.picture = picture;
    this.#count = n;
    this.#rounds = actors.map((a) => new Round(a));
    this.#clock = Float64Array.from(actors, (a) => a.phase);
    this.#pace = new Float32Array(n).fill(1);
    this.#yaw = new Float32Array(n);
    this.#stride = Float32Array.from(actors, (_, i) => i * 1.7);
    this.#speed = new Float32Array(n);
    this.#raised = new Float32Array(n);
    this.#about = new Uint8Array(n).fill(1);
    this.#isRide = Uint8Array.from(actors, (a) => (a.act === 'ride' ? 1 : 0));
    this.#walks = Uint8Array.from(actors, (a) => (a.act === 'walk' || a.act === 'sweep' ? 1 : 0));
    this.#half = Float32Array.from(actors, (a) => halfLong[a.node] ?? 0.2);
    this.#stands = Uint8Array.from(actors, (a) => (a.yaw === undefined ? 0 : 1));
    this.#faces = Float32Array.from(actors, (a) => a.yaw ?? 0);
    this.#sways = Float32Array.from(actors, (a) => (a.act === 'guard' ? 0 : 0.16));
    this.#along = new Float64Array(n);
    const roads = actors.map((a) => JSON.stringify(a.path));
    this.#road = Uint16Array.from(roads, (path) => roads.indexOf(path));
    for (let i = 0; i < n; i += 1) {
      this.#put(i);
      this.#yaw[i] = actors[i]?.yaw ?? this.#where[at.yaw] ?? 0;
    }
    this.#pose();
  }

  /** The light of the hour on everyone; `lamps` 0..1 is how far windows and headlights are lit. */
  setTint(color: Color, lamps = 0): void {
    this.picture.setTint(color, lamps);
  }

  /** Who is about at this hour; the others are not seen and in nobody's way. */
  setHour(hour: Hour): void {
    for (let i = 0; i < this.#count; i += 1)
      this.#about[i] = (this.actors[i]?.hours?.includes(hour) ?? true) ? 1 : 0;
    this.#pose();
  }

  /** So many seconds later, with the visitor standing there. */
  step(dt: number, visitor: { readonly x: number; readonly z: number }): void {
    const now = this.#now;
    now[0] = dt;
    now[1] = visitor.x;
    now[2] = visitor.z;
    now[3] = (now[3] ?? 0) + dt;
    for (let i = 0; i < this.#count; i += 1) {
      if (!this.#about[i]) continue;
      const want = this.#isBlocked(i) ? 0 : 1;
      const pace = this.#pace[i] ?? 1;
      this.#pace[i] = pace + Math.max(-dt * paceRate, Math.min(dt * paceRate, want - pace));
      this.#clock[i] = (this.#clock[i] ?? 0) + dt * (this.#pace[i] ?? 0);
      this.#put(i);
      this.#turn(i);
      this.#raise(i);
      this.#speed[i] = (this.#where[at.speed] ?? 0) * (this.#pace[i] ?? 0);
      this.#stride[i] = (this.#stride[i] ?? 0) + dt * (this.#speed[i] ?? 0) * 4.6;
      this.#swing(i);
    }
  }

  #pose(): void {
    for (let i = 0; i < this.#count; i += 1) this.#swing(i);
  }

  #put(i: number): void {
    const where = this.#where;
    this.#rounds[i]?.at(this.#clock, i, where);
    this.#along[i] = where[at.along] ?? 0;
    const { place } = this.picture;
    place[i * 4] = where[at.x] ?? 0;
    place[i * 4 + 1] = where[at.y] ?? 0;
    place[i * 4 + 2] = where[at.z] ?? 0;
    place[i * 4 + 3] = this.#yaw[i] ?? 0;
  }

  #turn(i: number): void {
    let wanted = this.#where[at.yaw] ?? 0;
    if (this.#stands[i])
      wanted = (this.#faces[i] ?? 0) + Math.sin((this.#now[3] ?? 0) * 0.45 + i) * (this.#sways[i] ?? 0);
    const now = this.#yaw[i] ?? 0;
    let off = wanted - now;
    off -= Math.round(off / (Math.PI * 2)) * Math.PI * 2;
    const most = (this.#now[0] ?? 0) * turnRate;
    this.#yaw[i] = now + (this.#isRide[i] ? off : Math.max(-most, Math.min(most, off)));
    this.picture.place[i * 4 + 3] = this.#yaw[i] ?? 0;
  }

  /** A greeting lifts the arm for whoever comes near; the guard's flag comes out for walkers. */
  #raise(i: number): void {
    const act = this.actors[i]?.act;
    if (act !== 'greet' && act !== 'guard') return;
    const { place } = this.picture;
    const px = place[i * 4] ?? 0;
    const pz = place[i * 4 + 2] ?? 0;
    const dx = (this.#now[1] ?? 0) - px;
    const dz = (this.#now[2] ?? 0) - pz;
    let isNear = dx * dx + dz * dz < sees * sees;
    for (let k = 0; !isNear && k < this.#count; k += 1) {
      if (!this.#walks[k] || !this.#about[k] || (this.#pace[k] ?? 0) < 0.1) continue;
      const kx = (place[k * 4] ?? 0) - px;
      const kz = (place[k * 4 + 2] ?? 0) - pz;
      isNear = kx * kx + kz * kz < sees * sees;
    }
    const change = (this.#now[0] ?? 0) * (isNear ? 1.6 : -1.6);
    this.#raised[i] = Math.max(0, Math.min(1, (this.#raised[i] ?? 0) + change));
  }

  #swing(i: number): void {
    const { gait } = this.picture;
    const row = i * 4;
    gait[row + 3] = this.#about[i] ? 1 : 0;
    const act = this.actors[i]?.act;
    if (act === 'ride' || act === 'rail') return;
    const time = this.#now[3] ?? 0;
    const much = Math.min(1, (this.#speed[i] ?? 0) / 0.9);
    const legs = Math.sin(this.#stride[i] ?? 0) * 0.52 * much;
    let left = -legs * 0.7;
    let right = legs * 0.7;
    if (act === 'sweep') {
      left = 0.42 + Math.sin(time * 2.1 + i) * 0.26;
      right = left;
    } else if (act === 'wait') {
      left = Math.sin(time * 0.6 + i) * 0.05;
      right = -left;
    } else if (act === 'guard') right = 0.12 + (this.#raised[i] ?? 0) * 1.36;
    else if (act === 'greet') right = (this.#raised[i] ?? 0) * (2.5 + Math.sin(time * 5.2) * 0.22);
    gait[row] = legs;
    gait[row + 1] = left;
    gait[row + 2] = right;
  }

  /** Must i wait: for the visitor, for the next on the road, for a walker who crosses or goes before? */
  #isBlocked(i: number): boolean {
    const isRide = this.#isRide[i] === 1;
    if (!isRide && !this.#walks[i]) return false;
    const { place } = this.picture;
    const x = place[i * 4] ?? 0;
    const z = place[i * 4 + 2] ?? 0;
    const yaw = this.#yaw[i] ?? 0;
    const dx = Math.sin(yaw);
    const dz = Math.cos(yaw);
    const nose = (this.#half[i] ?? 0) + carKeepsFrom;
    for (let k = -1; k < this.#count; k += 1) {
      const isVisitor = k < 0;
      if (k === i || (!isVisitor && (!this.#about[k] || (!this.#walks[k] && !this.#isRide[k])))) continue;
      if (!isVisitor && this.#isRide[k]) {
        if (isRide && this.#road[k] === this.#road[i] && this.#isBehind(i, k)) return true;
        continue;
      }
      const ax = (isVisitor ? (this.#now[1] ?? 0) : (place[k * 4] ?? 0)) - x;
      const az = (isVisitor ? (this.#now[2] ?? 0) : (place[k * 4 + 2] ?? 0)) - z;
      const ahead = ax * dx + az * dz;
      const aside = Math.abs(ax * dz - az * dx);
      if (ahead <= 0) continue;
      if (isRide) {
        if (ahead < nose && aside < halfWide) return true;
      } else if (isVisitor) {
        if (ahead < keepsFrom && aside < 0.8) return true;
      } else if (ahead < follows && aside < sideBySide && Math.cos((this.#yaw[k] ?? 0) - yaw) > 0.6) {
        if (!this.#hasRightOfWay(i, k)) return true;
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
    if (i > k) return false;
    const { place } = this.picture;
    const yaw = this.#yaw[k] ?? 0;
    const ax = (place[i * 4] ?? 0) - (place[k * 4] ?? 0);
    const az = (place[i * 4 + 2] ?? 0) - (place[k * 4 + 2] ?? 0);
    const ahead = ax * Math.sin(yaw) + az * Math.cos(yaw);
    return ahead > 0 && ahead < follows && Math.abs(ax * Math.cos(yaw) - az * Math.sin(yaw)) < sideBySide;
  }

  dispose(): void {
    this.picture.dispose();
  }
}
