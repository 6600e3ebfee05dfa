import { Vector3 } from 'three';
import type { Intent } from '../core/Intent.ts';
import { shortWay, type Gaze } from './Gaze.ts';
import type { NavMesh } from './NavMesh.ts';

const keySpeed = 2.6; // m/s, a brisk adult
const slowest = 2.2;
const fastest = 7; // far taps hurry, so that no walk is a wait
const braking = 3.5; // m/s²
/** One clamp never bridges a gap wider than this, so nobody is pulled through a wall. Metres. */
const longestStep = 0.2;

/** Feet on the navmesh: follows a path, or keys and stick. */
export class Walker {
  readonly position = new Vector3();
  #mesh: NavMesh | null = null;
  #next = 0;
  #count = 0;
  #path = new Float32Array(0);
  #cruise = slowest;
  #speed = 0;
  #vx = 0;
  #vz = 0;
  #wish = new Vector3();

  setMesh(mesh: NavMesh, at: Vector3): void {
    this.#mesh = mesh;
    this.#path = new Float32Array(mesh.path.length);
    this.stop();
    mesh.clamp(at, this.position);
  }

  /** Puts the feet down at the nearest ground. */
  place(at: Vector3): void {
    this.stop();
    this.#mesh?.clamp(at, this.position);
  }

  stop(): void {
    this.#count = 0;
    this.#speed = 0;
    this.#vx = 0;
    this.#vz = 0;
  }

  /** Sets off; answers metres to go, Infinity when there is no way. `seconds` makes the walk take about so long. */
  walkTo(target: Vector3, seconds = 4): number {
    if (!this.#mesh) return Infinity;
    const length = this.#mesh.findPath(this.position, target);
    if (!Number.isFinite(length)) return Infinity;
    this.#path.set(this.#mesh.path);
    this.#count = this.#mesh.pathPoints;
    this.#next = 0;
    this.#cruise = Math.max(slowest, Math.min(fastest, length / seconds));
    return length;
  }

  get isOnPath(): boolean {
    return this.#next < this.#count;
  }

  get isMoving(): boolean {
    return this.isOnPath || this.#vx !== 0 || this.#vz !== 0;
  }

  /** Answers 'arrived' on the frame a path ends. Keys and stick take over from a path. */
  update(dt: number, intent: Intent, gaze: Gaze, isGentle: boolean): 'arrived' | null {
    if (!this.#mesh) return null;
    if (intent.isMoving) this.#count = 0;
    if (this.isOnPath) return this.#follow(dt, gaze, intent, isGentle);
    this.#drift(dt, intent, gaze, isGentle);
    return null;
  }

  #follow(dt: number, gaze: Gaze, intent: Intent, isGentle: boolean): 'arrived' | null {
    const remaining = this.#remaining();
    const brake = Math.sqrt(2 * braking * remaining) + 0.05;
    this.#speed += (this.#cruise - this.#speed) * (1 - Math.exp(-dt * 5));
    this.#speed = Math.min(this.#speed, brake);
    let step = Math.min(Math.max(this.#speed, 0.3) * dt, remaining);
    while (step > 1e-6 && this.isOnPath) {
      const at = this.#next * 3;
      this.#wish.set(this.#path[at] ?? 0, this.#path[at + 1] ?? 0, this.#path[at + 2] ?? 0);
      const gap = this.position.distanceTo(this.#wish);
      if (gap > 0.02 && intent.lookYaw === 0) this.#turnAlong(gaze, gap, isGentle);
      if (gap <= step) {
        this.position.copy(this.#wish);
        this.#next += 1;
        step -= gap;
      } else {
        this.position.addScaledVector(this.#wish.sub(this.position), step / gap);
        step = 0;
      }
    }
    if (this.isOnPath && this.#remaining() > 0.005) return null;
    this.stop();
    return 'arrived';
  }

  #turnAlong(gaze: Gaze, gap: number, isGentle: boolean): void {
    if (gap < 0.4 && this.#next === this.#count - 1) return;
    const yaw = Math.atan2(this.position.x - this.#wish.x, this.position.z - this.#wish.z);
    const off = Math.abs(shortWay(yaw - gaze.yaw));
    if (off > 0.02 && isGentle) gaze.turnTo(yaw, gaze.pitch * 0.6, 0.35);
  }

  #remaining(): number {
    let { x, z } = this.position;
    let sum = 0;
    for (let i = this.#next; i < this.#count; i += 1) {
      const nx = this.#path[i * 3] ?? x;
      const nz = this.#path[i * 3 + 2] ?? z;
      sum += Math.hypot(nx - x, nz - z);
      x = nx;
      z = nz;
    }
    return sum;
  }

  #drift(dt: number, intent: Intent, gaze: Gaze, isGentle: boolean): void {
    const { ahead, right } = intent;
    const length = Math.max(1, Math.hypot(ahead, right));
    const sin = Math.sin(gaze.yaw);
    const cos = Math.cos(gaze.yaw);
    const wantX = ((-sin * ahead + cos * right) / length) * keySpeed;
    const wantZ = ((-cos * ahead - sin * right) / length) * keySpeed;
    const share = isGentle ? 1 - Math.exp(-dt * 9) : 1;
    this.#vx += (wantX - this.#vx) * share;
    this.#vz += (wantZ - this.#vz) * share;
    if (Math.hypot(this.#vx, this.#vz) < 0.02) {
      this.#vx = 0;
      this.#vz = 0;
      return;
    }
    const steps = Math.max(1, Math.ceil((Math.hypot(this.#vx, this.#vz) * dt) / longestStep));
    for (let i = 0; i < steps; i += 1) {
      this.#wish.copy(this.position);
      this.#wish.x += (this.#vx * dt) / steps;
      this.#wish.z += (this.#vz * dt) / steps;
      this.#mesh?.clamp(this.#wish, this.position);
    }
  }
}
