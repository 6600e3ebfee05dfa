import type { World } from '../../../world/engine/World.ts';

type Labels = World['labels'];

/**
 * Writes where the labels are to their elements, and only what is another than the frame before: each write to a style
 * costs more than all the rest of a label.
 */
export class LabelPlacing {
  readonly #labels: Labels;
  readonly #elements: readonly (HTMLElement | null)[];
  readonly #isShown: Uint8Array;
  /** Last written, half CSS px: what is finer cannot be seen in a name that moves. */
  readonly #x: Int32Array;
  readonly #y: Int32Array;
  #seen = -1;

  constructor(labels: Labels, elements: readonly (HTMLElement | null)[]) {
    const n = labels.anchors.length;
    this.#labels = labels;
    this.#elements = elements;
    this.#isShown = new Uint8Array(n).fill(2); // neither: the first frame writes all
    this.#x = new Int32Array(n).fill(never);
    this.#y = new Int32Array(n).fill(never);
  }

  follow(): void {
    const { version, shown } = this.#labels;
    if (version === this.#seen) return;
    this.#seen = version;
    for (let i = 0; i < shown.length; i += 1) {
      const element = this.#elements[i];
      if (!element) continue;
      const isShown = shown[i] ?? 0;
      if (isShown !== this.#isShown[i]) {
        element.style.visibility = isShown === 1 ? 'visible' : 'hidden';
        this.#isShown[i] = isShown;
      }
      if (isShown === 1) this.#move(i, element.style);
    }
  }

  #move(i: number, style: CSSStyleDeclaration): void {
    const labels = this.#labels;
    const lift = labels.lift[i] ?? 0;
    const shift = labels.shift[i] ?? 0;
    const x = Math.round(((labels.x[i] ?? 0) + shift) * 2);
    const y = Math.round(((labels.y[i] ?? 0) - lift) * 2);
    // A name on a pole may stay where it is while its place moves below it.
    if (lift === 0 && x === this.#x[i] && y === this.#y[i]) return;
    this.#x[i] = x;
    this.#y[i] = y;
    style.transform = `translate(${x / 2}px, ${y / 2}px) translate(-50%, -100%)`;
    if (lift === 0) return;
    style.zIndex = String(Math.round(y / 2)); // a pole from further up passes behind the names below it
    style.setProperty('--lift', `${lift.toFixed(1)}px`);
    style.setProperty('--shift', `${shift.toFixed(1)}px`);
  }
}

const never = 0x7fffffff;
