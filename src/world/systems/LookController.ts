import type { Vector3 } from 'three';
import type { Input } from '../core/Input.ts';
import { lengthOf } from './lengthOf.ts';

const turnSpeed = 1.5; // rad/s with keys
const mostPitch = 0.7;
/** A turn that one did not make oneself never goes faster than this: it is what makes people sick. rad/s */
const gentleSpeed = 1.8;
const followEase = 0.05; // seconds: a drag is followed at once, but not in jerks

/** Which way one looks: yaw 0 is -Z, grows to the left; pitch grows upward. No roll, ever. Radians. */
export class LookController {
  yaw = 0;
  pitch = 0;
  #goalYaw = 0;
  #goalPitch = 0;
  /** About how long a gentle turn takes, seconds; 0 while the visitor's own hand turns. */
  #smooth = 0;
  readonly #yawSpeed = { value: 0 };
  readonly #pitchSpeed = { value: 0 };
  #keyTurn = 0;

  face(yaw: number, pitch: number): void {
    this.yaw = this.#goalYaw = yaw;
    this.pitch = this.#goalPitch = clampPitch(pitch);
    this.#rest();
  }

  /** Turns gently the short way round, beginning and ending softly. May be called anew at each step of a walk. */
  turnTo(yaw: number, pitch: number, seconds = 0.45): void {
    this.#goalYaw = this.yaw + shortWay(yaw - this.yaw);
    this.#goalPitch = clampPitch(pitch);
    this.#smooth = seconds;
  }

  /** Answers whether it still moves. A drag or a turning key takes over from a gentle turn. */
  update(dt: number, input: Input, motionAllowed: boolean): boolean {
    this.#keyTurn += (input.turn - this.#keyTurn) * (motionAllowed ? 1 - Math.exp(-dt * 10) : 1);
    if (Math.abs(this.#keyTurn) < 0.01) this.#keyTurn = 0;
    if (input.lookYaw !== 0 || input.lookPitch !== 0 || this.#keyTurn !== 0) this.#takeOver();
    this.#goalYaw += this.#keyTurn * turnSpeed * dt + input.lookYaw;
    this.#goalPitch = clampPitch(this.#goalPitch + input.lookPitch);
    input.lookYaw = 0;
    input.lookPitch = 0;
    if (!motionAllowed) {
      this.yaw = this.#goalYaw;
      this.pitch = this.#goalPitch;
    } else if (this.#smooth > 0) {
      this.yaw = smoothDamp(this.yaw, this.#goalYaw, this.#yawSpeed, this.#smooth, dt);
      this.pitch = smoothDamp(this.pitch, this.#goalPitch, this.#pitchSpeed, this.#smooth, dt);
    } else {
      const share = 1 - Math.exp(-dt / followEase);
      this.yaw += (this.#goalYaw - this.yaw) * share;
      this.pitch += (this.#goalPitch - this.pitch) * share;
    }
    const rest = Math.abs(this.#goalYaw - this.yaw) + Math.abs(this.#goalPitch - this.pitch);
    if (rest > 0.0005) return true;
    this.yaw = this.#goalYaw;
    this.pitch = this.#goalPitch;
    this.#rest();
    return this.#keyTurn !== 0;
  }

  /** The hand has it now: what was left of a gentle turn is dropped where it is. */
  #takeOver(): void {
    if (this.#smooth === 0) return;
    this.#goalYaw = this.yaw;
    this.#goalPitch = this.pitch;
    this.#rest();
  }

  #rest(): void {
    this.#smooth = 0;
    this.#yawSpeed.value = 0;
    this.#pitchSpeed.value = 0;
  }
}

/** A critically damped spring with a limit on its speed (T. Lowe, Game Programming Gems 4, 1.10): soft at both ends. */
export function smoothDamp(
  from: number,
  to: number,
  speed: { value: number },
  seconds: number,
  dt: number,
  fastest = gentleSpeed,
): number {
  const omega = 2 / seconds;
  const x = omega * dt;
  const decay = 1 / (1 + x + 0.48 * x * x + 0.235 * x * x * x);
  const most = fastest * seconds;
  const change = Math.max(-most, Math.min(most, from - to));
  const carried = (speed.value + omega * change) * dt;
  speed.value = (speed.value - omega * carried) * decay;
  const next = from - change + (change + carried) * decay;
  if (to > from !== next > to) return next;
  speed.value = 0; // never beyond the goal
  return to;
}

/** Yaw and pitch from eye to target. */
export function yawTo(eye: Vector3, target: Vector3): number {
  return Math.atan2(eye.x - target.x, eye.z - target.z);
}

export function pitchTo(eye: Vector3, target: Vector3): number {
  return Math.atan2(target.y - eye.y, lengthOf(target.x - eye.x, target.z - eye.z));
}

export function shortWay(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

function clampPitch(pitch: number): number {
  return Math.max(-mostPitch, Math.min(mostPitch, pitch));
}
