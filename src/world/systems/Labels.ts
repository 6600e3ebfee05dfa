import { Vector3, type PerspectiveCamera } from 'three';

export interface LabelAnchor {
  id: string;
  kind: 'spot' | 'place' | 'door' | 'here';
  anchor: readonly [number, number, number];
  /** Seen only within so many metres, and beyond so many. */
  far: number;
  near: number;
}

/** How often labels are let in and out, seconds; their places follow the camera at each drawn frame. */
const sortEvery = 0.2;
const gap = 6; // CSS px between two labels
const sideways = 0.4; // of its width, as far as a label may stand beside its anchor in the model
const shortestPole = 10; // CSS px from an anchor to its label in the model

/** The part of the screen that labels may use, CSS px. */
export interface Frame {
  top: number;
  right: number;
  bottom: number;
}

/**
 * Projects anchors to the screen for an HTML layer. After `update`, x/y (CSS px) and `shown` hold the answer at the
 * anchor's index; nothing is allocated after `enter`.
 */
export class Labels {
  anchors: readonly LabelAnchor[] = [];
  x = new Float32Array(0);
  y = new Float32Array(0);
  width = new Float32Array(0);
  height = new Float32Array(0);
  shown = new Uint8Array(0);
  /** 1: kept from view by someone else (a wall between). */
  blocked = new Uint8Array(0);
  distance = new Float32Array(0);
  /** How far above its anchor a label stands so that none covers another, CSS px; only where all are to be seen. */
  lift = new Float32Array(0);
  /** How far beside it, CSS px. */
  shift = new Float32Array(0);
  /** Grows whenever anything above has changed. */
  version = 0;
  #most = 10;
  #showsAll = false;
  #pinned = -1;
  #order = new Int16Array(0);
  #since = Infinity;
  #v = new Vector3();

  /** `showsAll`: every label that is on the screen, one above the other where they crowd (the model of the town). */
  enter(anchors: readonly LabelAnchor[], showsAll = false): void {
    const n = anchors.length;
    this.anchors = anchors;
    this.#showsAll = showsAll;
    this.lift = new Float32Array(n);
    this.shift = new Float32Array(n);
    this.x = new Float32Array(n);
    this.y = new Float32Array(n);
    this.width = new Float32Array(n).fill(120);
    this.height = new Float32Array(n).fill(44);
    this.shown = new Uint8Array(n);
    this.blocked = new Uint8Array(n);
    this.distance = new Float32Array(n);
    this.#order = new Int16Array(n);
    this.#since = Infinity;
    this.version += 1;
  }

  /** At most so many at once. */
  setMost(most: number): void {
    this.#most = most;
  }

  /** Always shown while on screen: what has the keyboard's focus. -1: none. */
  pin(index: number): void {
    this.#pinned = index;
  }

  /** Measured size of a label, so that two never overlap. */
  setSize(index: number, width: number, height: number): void {
    this.width[index] = width;
    this.height[index] = height;
  }

  update(dt: number, camera: PerspectiveCamera, lens: { width: number; height: number; free: Frame }): void {
    this.#since += dt;
    const isSorting = this.#since >= sortEvery;
    for (let i = 0; i < this.anchors.length; i += 1) {
      this.#project(i, camera, lens.width, lens.height);
    }
    if (this.#showsAll) this.#stack(lens.free);
    else if (isSorting) {
      this.#since = 0;
      this.#choose(lens.free);
    }
    this.version += 1;
  }

  #project(i: number, camera: PerspectiveCamera, w: number, h: number): void {
    const anchor = this.anchors[i]?.anchor;
    if (!anchor) return;
    this.#v.set(anchor[0], anchor[1], anchor[2]);
    this.distance[i] = this.#v.distanceTo(camera.position);
    this.#v.applyMatrix4(camera.matrixWorldInverse);
    const isBehind = this.#v.z > -0.3;
    this.#v.applyMatrix4(camera.projectionMatrix);
    this.x[i] = isBehind ? -1e4 : ((this.#v.x + 1) / 2) * w;
    this.y[i] = isBehind ? -1e4 : ((1 - this.#v.y) / 2) * h;
    if (isBehind) this.shown[i] = 0;
  }

  /** The nearest first; one that would lie over another already in stays out. */
  #choose(free: Frame): void {
    let count = 0;
    for (let i = 0; i < this.anchors.length; i += 1) {
      this.shown[i] = 0;
      if (!this.#isCandidate(i, free)) continue;
      let k = count;
      while (k > 0 && this.#rank(this.#order[k - 1] ?? 0) > this.#rank(i)) {
        this.#order[k] = this.#order[k - 1] ?? 0;
        k -= 1;
      }
      this.#order[k] = i;
      count += 1;
    }
    let taken = 0;
    for (let k = 0; k < count && taken < this.#most; k += 1) {
      const i = this.#order[k] ?? 0;
      if (this.#isCovered(i, k)) continue;
      this.shown[i] = 1;
      taken += 1;
    }
  }

  /**
   * From the front of the picture to its back: each stands on its anchor, or as high above it as those before it need.
   */
  #stack(free: Frame): void {
    const n = this.anchors.length;
    for (let i = 0; i < n; i += 1) {
      let k = i;
      while (k > 0 && (this.y[this.#order[k - 1] ?? 0] ?? 0) < (this.y[i] ?? 0)) {
        this.#order[k] = this.#order[k - 1] ?? 0;
        k -= 1;
      }
      this.#order[k] = i;
    }
    for (let k = 0; k < n; k += 1) {
      const i = this.#order[k] ?? 0;
      const x = this.x[i] ?? -1;
      const isSeen = x > 0 && x < free.right && (this.y[i] ?? 0) > free.top;
      this.shown[i] = isSeen ? 1 : 0;
      if (isSeen) this.#raise(i, k, free.right);
    }
  }

  /**
   * Straight above its anchor, or a little to one side, whichever needs the shorter pole; never over the screen's edge.
   */
  #raise(i: number, before: number, right: number): void {
    const half = (this.width[i] ?? 0) / 2;
    const x = this.x[i] ?? 0;
    let best = Infinity;
    let chosen = 0;
    for (let side = 0; side < 3; side += 1) {
      const wished = side === 0 ? 0 : (side - 1.5) * 2 * half * sideways;
      const shift = Math.max(half + 4, Math.min(right - half - 4, x + wished)) - x;
      this.shift[i] = Math.abs(shift) < half - 8 ? shift : 0; // the pole must meet its name
      this.lift[i] = shortestPole;
      // Each turn clears one of those before it, so that many turns are enough.
      for (let turn = 0; turn < before; turn += 1) {
        const above = this.#clear(i, before);
        if (above <= (this.lift[i] ?? 0)) break;
        this.lift[i] = above;
      }
      if ((this.lift[i] ?? 0) < best - 1) {
        best = this.lift[i] ?? 0;
        chosen = this.shift[i] ?? 0;
      }
    }
    this.lift[i] = best;
    this.shift[i] = chosen;
  }

  /** The lift at which label i no longer touches the first one it lies over; its own lift when it lies over none. */
  #clear(i: number, before: number): number {
    const lift = this.lift[i] ?? 0;
    const middle = (this.x[i] ?? 0) + (this.shift[i] ?? 0);
    const bottom = (this.y[i] ?? 0) - lift;
    const top = bottom - (this.height[i] ?? 0);
    for (let k = 0; k < before; k += 1) {
      const j = this.#order[k] ?? 0;
      if (this.shown[j] === 0) continue;
      const dx = Math.abs(middle - (this.x[j] ?? 0) - (this.shift[j] ?? 0));
      if (dx >= ((this.width[i] ?? 0) + (this.width[j] ?? 0)) / 2 + 2) continue;
      const otherBottom = (this.y[j] ?? 0) - (this.lift[j] ?? 0);
      const otherTop = otherBottom - (this.height[j] ?? 0);
      if (top < otherBottom && bottom > otherTop) return (this.y[i] ?? 0) - otherTop;
    }
    return lift;
  }

  #rank(i: number): number {
    return i === this.#pinned ? -1 : (this.distance[i] ?? 0);
  }

  #isCandidate(i: number, free: Frame): boolean {
    const label = this.anchors[i];
    const d = this.distance[i] ?? Infinity;
    const x = this.x[i] ?? -1;
    const y = this.y[i] ?? -1;
    const half = (this.width[i] ?? 0) / 2;
    const top = y - (this.height[i] ?? 0);
    if (!label || x < half + 4 || x > free.right - half - 4) return false;
    if (top < free.top || y > free.bottom) return false;
    if (i === this.#pinned) return true;
    return this.blocked[i] === 0 && d <= label.far && d >= label.near;
  }

  #isCovered(i: number, before: number): boolean {
    for (let k = 0; k < before; k += 1) {
      const j = this.#order[k] ?? 0;
      if (this.shown[j] === 0) continue;
      const dx = Math.abs((this.x[i] ?? 0) - (this.x[j] ?? 0));
      const dy = Math.abs((this.y[i] ?? 0) - (this.y[j] ?? 0));
      const isWide = dx < ((this.width[i] ?? 0) + (this.width[j] ?? 0)) / 2 + gap;
      const isTall = dy < ((this.height[i] ?? 0) + (this.height[j] ?? 0)) / 2 + gap;
      if (isWide && isTall) return true;
    }
    return false;
  }
}
