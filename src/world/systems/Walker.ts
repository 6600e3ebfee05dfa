import { Vector3 } from 'three';
import type { Input } from '../core/Input.ts';
import { shortWay, type LookController } from './LookController.ts';
import { lengthOf } from './lengthOf.ts';
import type { NavMesh } from './NavMesh.ts';

const keySpeed = 2.6; // m/s, a brisk adult
const slowest = 2.2;
const fastest = 5; // far taps hurry, so that no walk is a long wait
const setOff = 3.2; // m/s²
const braking = 3.5; // m/s²
/** One clamp never bridges a gap wider than this, so nobody is pulled through a wall. Metres. */
const longestStep = 0.2;
/** One looks where the way will be so many metres on, not at the next corner: no swinging to and fro. */
const lookAhead = 2.4;

/** Feet on the navmesh: follows a path, or keys and stick. */
export class Walker {
  readonly position = new Vector3();
  /** 1 is usual; the visitor's own choice. */
  pace = 1;
  #mesh: NavMesh | null = null;
  #next = 0;
  #count = 0;
  #path = new Float32Array(0);
  #cruise = slowest;
  #speed = 0;
  #vx = 0;
  #vz = 0;
  #looksElsewhere = false;
  readonly #wish = new Vector3();
  readonly #ahead = new Vector3();

  setMesh(mesh: NavMesh, at: Vector3): void {
    this.#mesh = mesh;
    this.#path = new Float32Array(mesh.path.length);
    this.place(at);
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
    // One who is walking already goes on at the speed that the feet have.
    this.#speed = Math.max(this.#speed, lengthOf(this.#vx, this.#vz));
    this.#vx = this.#vz = 0;
    this.#path.set(this.#mesh.path);
    this.#count = this.#mesh.pathPoints;
    this.#next = 0;
    this.#looksElsewhere = false;
    this.#cruise = Math.max(slowest, Math.min(fastest, length / seconds)) * this.pace;
    return length;
  }

  get isOnPath(): boolean {
    return this.#next < this.#count;
  }

  get isMoving(): boolean {
    return this.isOnPath || this.#vx !== 0 || this.#vz !== 0;
  }

  /** The visitor has turned away from where the feet go, and means it. */
  get looksElsewhere(): boolean {
    return this.#looksElsewhere;
  }

  /**
   * Answers 'arrived' on the frame a path ends. Keys and stick take over from a path. Call before the look's update.
   */
  update(dt: number, input: Input, look: LookController, motionAllowed: boolean): 'arrived' | null {
    if (!this.#mesh) return null;
    if (input.isMoving && this.isOnPath) this.#stepOffPath(look);
    if (this.isOnPath) return this.#follow(dt, look, input, motionAllowed);
    this.#drift(dt, input, look, motionAllowed);
    return null;
  }

  /** The keys go on at the speed that the feet have, so that nothing jerks. */
  #stepOffPath(look: LookController): void {
    this.#vx = -Math.sin(look.yaw) * this.#speed;
    this.#vz = -Math.cos(look.yaw) * this.#speed;
    this.#count = 0;
    this.#speed = 0;
  }

  #follow(dt: number, look: LookController, input: Input, motionAllowed: boolean): 'arrived' | null {
    if (input.lookYaw !== 0 || input.lookPitch !== 0 || input.turn !== 0) this.#looksElsewhere = true;
    const remaining = this.#measureAhead();
    let wanted = this.#cruise;
    if (motionAllowed && !this.#looksElsewhere && remaining > 0.4) {
      const yaw = Math.atan2(this.position.x - this.#ahead.x, this.position.z - this.#ahead.z);
      look.turnTo(yaw, look.pitch * 0.6);
      // First one turns, then one walks: feet that run sideways are what makes people giddy.
      const facing = Math.cos(shortWay(yaw - look.yaw));
      wanted *= Math.max(0.12, Math.min(1, (facing + 0.3) / 1.2));
    }
    const brake = Math.sqrt(2 * braking * remaining) + 0.05;
    this.#speed += Math.max(-2 * braking * dt, Math.min(setOff * dt, wanted - this.#speed));
    this.#speed = Math.min(this.#speed, brake);
    this.#advance(Math.min(Math.max(this.#speed, 0.25) * dt, remaining));
    if (this.isOnPath && remaining > 0.005) return null;
    this.stop();
    return 'arrived';
  }

  #advance(metres: number): void {
    let step = metres;
    while (this.isOnPath) {
      const at = this.#next * 3;
      this.#wish.set(this.#path[at] ?? 0, this.#path[at + 1] ?? 0, this.#path[at + 2] ?? 0);
      // Metres as seen from above, as #measureAhead counts them; what is left at the very end may be only rounding.
      const gap = lengthOf(this.#wish.x - this.position.x, this.#wish.z - this.position.z);
      if (gap > step + 1e-4) {
        this.position.addScaledVector(this.#wish.sub(this.position), step / gap);
        return;
      }
      this.position.copy(this.#wish);
      this.#next += 1;
      step = Math.max(0, step - gap);
    }
  }

  /** Metres still to go; where the way will be in a moment into `#ahead`. */
  #measureAhead(): number {
    let { x, z } = this.position;
    let sum = 0;
    let isFound = false;
    for (let i = this.#next; i < this.#count; i += 1) {
      const nx = this.#path[i * 3] ?? x;
      const nz = this.#path[i * 3 + 2] ?? z;
      const part = lengthOf(nx - x, nz - z);
      if (!isFound && (sum + part >= lookAhead || i === this.#count - 1)) {
        const share = part > 1e-6 ? Math.min(1, (lookAhead - sum) / part) : 1;
        this.#ahead.set(x + (nx - x) * share, 0, z + (nz - z) * share);
        isFound = true;
      }
      sum += part;
      x = nx;
      z = nz;
    }
    return sum;
  }

  #drift(dt: number, input: Input, look: LookController, motionAllowed: boolean): void {
    const { ahead, right } = input;
    const length = Math.max(1, lengthOf(ahead, right));
    const sin = Math.sin(look.yaw);
    const cos = Math.cos(look.yaw);
    const speed = keySpeed * this.pace;
    const wantX = ((-sin * ahead + cos * right) / length) * speed;
    const wantZ = ((-cos * ahead - sin * right) / length) * speed;
    const share = motionAllowed ? 1 - Math.exp(-dt * 7) : 1;
    this.#vx += (wantX - this.#vx) * share;
    this.#vz += (wantZ - this.#vz) * share;
    if (lengthOf(this.#vx, this.#vz) < 0.02) {
      this.#vx = 0;
      this.#vz = 0;
      return;
    }
    const steps = Math.max(1, Math.ceil((lengthOf(this.#vx, this.#vz) * dt) / longestStep));
    for (let i = 0; i < steps; i += 1) {
      this.#wish.copy(this.position);
      this.#wish.x += (this.#vx * dt) / steps;
      this.#wish.z += (this.#vz * dt) / steps;
      this.#mesh?.clamp(this.#wish, this.position);
    }
  }
}
