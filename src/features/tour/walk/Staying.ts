import { afterQuiet } from '../../../lib/afterQuiet.ts';

const stayMs = 2500;
const still = 0.25; // metres: less is not walking

/** Tells when someone has stood at a spot for a while. A card that was closed does not come back until one returns. */
export class Staying {
  isOn = true;
  readonly #onStay: () => void;
  #spotId: string | null = null;
  #dismissed: string | null = null;
  readonly #still = afterQuiet(stayMs, () => {
    if (this.isOn && document.visibilityState === 'visible') this.#onStay();
  });
  #x = 0;
  #z = 0;

  constructor(onStay: () => void) {
    this.#onStay = onStay;
  }

  came(spotId: string): void {
    this.#spotId = spotId;
    this.#begin();
  }

  left(): void {
    this.#spotId = null;
    this.#dismissed = null;
    this.#still.stop();
  }

  moved(x: number, z: number): void {
    if (Math.hypot(x - this.#x, z - this.#z) < still) return;
    this.#x = x;
    this.#z = z;
    this.#begin();
  }

  dismissed(): void {
    this.#dismissed = this.#spotId;
    this.#still.stop();
  }

  #begin(): void {
    if (this.#spotId === null || this.#spotId === this.#dismissed) this.#still.stop();
    else this.#still.touch();
  }
}
