import type { Vector3 } from 'three';
import type { Intent } from '../core/Intent.ts';

const turnSpeed = 1.5; // rad/s with keys
const mostPitch = 0.7;

/** Which way one looks: yaw 0 is -Z, grows to the left; pitch grows upward. No roll, ever. Radians. */
export class Gaze {
  yaw = 0;
  pitch = 0;
  #goalYaw = 0;
  #goalPitch = 0;
  /** Seconds for a gentle turn to close two thirds of its way. */
  #ease = 0.08;
  #keyTurn = 0;

  face(yaw: number, pitch: number): void {
    this.yaw = this.#goalYaw = yaw;
    this.pitch = this.#goalPitch = clampPitch(pitch);
  }

  /** Turns gently the short way round. */
  turnTo(yaw: number, pitch: number, ease = 0.35): void {
    this.#goalYaw = this.yaw + shortWay(yaw - this.yaw);
    this.#goalPitch = clampPitch(pitch);
    this.#ease = ease;
  }

  /** Answers whether it still moves. A drag or a turning key takes over from a gentle turn. */
  update(dt: number, intent: Intent, isGentle: boolean): boolean {
    this.#keyTurn += (intent.turn - this.#keyTurn) * (isGentle ? 1 - Math.exp(-dt * 10) : 1);
    if (Math.abs(this.#keyTurn) < 0.01) this.#keyTurn = 0;
    if (intent.lookYaw !== 0 || intent.lookPitch !== 0) this.#ease = 0.05;
    if (this.#keyTurn !== 0) {
      this.#ease = 0.05;
      this.#goalYaw += this.#keyTurn * turnSpeed * dt;
    }
    this.#goalYaw += intent.lookYaw;
    this.#goalPitch = clampPitch(this.#goalPitch + intent.lookPitch);
    intent.lookYaw = 0;
    intent.lookPitch = 0;
    const share = isGentle ? 1 - Math.exp(-dt / this.#ease) : 1;
    this.yaw += (this.#goalYaw - this.yaw) * share;
    this.pitch += (this.#goalPitch - this.pitch) * share;
    const rest = Math.abs(this.#goalYaw - this.yaw) + Math.abs(this.#goalPitch - this.pitch);
    if (rest < 0.0005) {
      this.yaw = this.#goalYaw;
      this.pitch = this.#goalPitch;
      return this.#keyTurn !== 0;
    }
    return true;
  }
}

/** Yaw and pitch from eye to target. */
export function yawTo(eye: Vector3, target: Vector3): number {
  return Math.atan2(eye.x - target.x, eye.z - target.z);
}

export function pitchTo(eye: Vector3, target: Vector3): number {
  return Math.atan2(target.y - eye.y, Math.hypot(target.x - eye.x, target.z - eye.z));
}

export function shortWay(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

function clampPitch(pitch: number): number {
  return Math.max(-mostPitch, Math.min(mostPitch, pitch));
}
