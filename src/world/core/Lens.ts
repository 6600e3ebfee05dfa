import type { PerspectiveCamera } from 'three';
import { fieldOfView } from './fieldOfView.ts';

/**
 * Fits the camera to the part of the screen that panels leave free, so that what one looks at is never under a card.
 */
export class Lens {
  width = 1;
  height = 1;
  /** What panels and bars leave free for labels, CSS px. */
  readonly free = { top: 0, right: 1, bottom: 1 };
  /** Where what lies straight ahead is drawn, CSS px. */
  readonly middle = { x: 0.5, y: 0.5 };
  #top = 0;
  #foot = 0;
  #right = 0;
  #bottom = 0;
  #fixed: number | null = null;
  readonly #camera: PerspectiveCamera;

  constructor(camera: PerspectiveCamera) {
    this.#camera = camera;
  }

  /** CSS pixels. */
  resize(width: number, height: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.#apply();
  }

  /** CSS pixels of the bars at the top and at the bottom, which labels keep clear of. */
  setBars(top: number, foot: number): void {
    this.#top = top;
    this.#foot = foot;
    this.#apply();
  }

  /** CSS pixels covered by a panel at the right or at the bottom. */
  setInsets(right: number, bottom: number): void {
    this.#right = right;
    this.#bottom = bottom;
    this.#apply();
  }

  /** Degrees from top to bottom, for pictures from named viewpoints; null: by the shape of the screen. */
  fix(fov: number | null): void {
    this.#fixed = fov;
    this.#apply();
  }

  #apply(): void {
    const { width: w, height: h } = this;
    this.free.top = this.#top;
    this.free.right = w - this.#right;
    this.free.bottom = h - Math.max(this.#bottom, this.#foot);
    this.middle.x = (w - this.#right) / 2;
    this.middle.y = (h - this.#bottom) / 2;
    const aspect = w / h;
    this.#camera.fov = this.#fixed ?? fieldOfView(aspect);
    this.#camera.aspect = aspect;
    if (this.#right === 0 && this.#bottom === 0) this.#camera.clearViewOffset();
    else this.#camera.setViewOffset(w, h, this.#right / 2, this.#bottom / 2, w, h);
    this.#camera.updateProjectionMatrix();
  }
}
