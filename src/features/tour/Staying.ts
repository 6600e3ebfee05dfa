const stayMs = 2500;
const still = 0.25; // metres: less is not walking

/** Tells when someone has stood at a spot for a while. A card that was closed does not come back until one returns. */
export class Staying {
  isOn = true;
  readonly #onStay: () => void;
  #spotId: string | null = null;
  #dismissed: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(this.#timer);
  }

  moved(x: number, z: number): void {
    if (Math.hypot(x - this.#x, z - this.#z) < still) return;
    this.#x = x;
    this.#z = z;
    this.#begin();
  }

  dismissed(): void {
    this.#dismissed = this.#spotId;
    clearTimeout(this.#timer);
  }

  #begin(): void {
    clearTimeout(this.#timer);
    if (this.#spotId === null || this.#spotId === this.#dismissed) return;
    this.#timer = setTimeout(() => {
      if (this.isOn && document.visibilityState === 'visible') this.#onStay();
    }, stayMs);
  }
}
