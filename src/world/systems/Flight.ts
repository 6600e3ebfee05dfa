import { Vector3 } from 'three';
import { shortWay } from './LookController.ts';

/** Carries the eye from one place to another over the roofs, easing in and out. */
export class Flight {
  readonly eye = new Vector3();
  yaw = 0;
  pitch = 0;
  #from = new Vector3();
  #to = new Vector3();
  #yaw = 0;
  #turn = 0;
  #pitch = 0;
  #tilt = 0;
  #rise = 0;
  #time = 0;
  #duration = 0;

  get isOn(): boolean {
    return this.#duration > 0;
  }

  /** `rise`: metres that the way bends upward in its middle, unless the distance asks for less. */
  begin(
    from: Vector3,
    yaw: number,
    pitch: number,
    to: Vector3,
    toYaw: number,
    toPitch: number,
    rise = 14,
  ): void {
    this.#from.copy(from);
    this.#to.copy(to);
    this.#yaw = yaw;
    this.#turn = shortWay(toYaw - yaw);
    this.#pitch = pitch;
    this.#tilt = toPitch - pitch;
    const length = from.distanceTo(to);
    this.#rise = Math.min(rise, length * 0.3);
    this.#duration = Math.min(2.6, 1.1 + length / 50);
    this.#time = 0;
  }

  cancel(): void {
    this.#duration = 0;
  }

  /** Answers true on the frame it lands. */
  update(dt: number): boolean {
    this.#time = Math.min(this.#duration, this.#time + dt);
    const t = this.#time / this.#duration;
    const s = t * t * t * (t * (6 * t - 15) + 10);
    this.eye.lerpVectors(this.#from, this.#to, s);
    this.eye.y += Math.sin(Math.PI * s) * this.#rise;
    this.yaw = this.#yaw + this.#turn * s;
    const down = -Math.sin(Math.PI * s) * Math.min(0.35, this.#rise * 0.03);
    this.pitch = this.#pitch + this.#tilt * s + down;
    if (t < 1) return false;
    this.#duration = 0;
    return true;
  }
}
