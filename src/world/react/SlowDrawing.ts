import type { WebGLRenderer } from 'three';

const coarse = 0.5; // of the pixels across, while moving

/**
 * Without a GPU a browser queues picture after picture and falls seconds behind. Here the next one waits until the last
 * is done, and is coarse while one moves, sharp once one stands.
 */
export class SlowDrawing {
  readonly #gl: WebGL2RenderingContext;
  #fence: WebGLSync | null = null;
  #share = 1;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  isBusy(): boolean {
    if (!this.#fence) return false;
    if (this.#gl.getSyncParameter(this.#fence, this.#gl.SYNC_STATUS) !== this.#gl.SIGNALED) return true;
    this.#gl.deleteSync(this.#fence);
    this.#fence = null;
    return false;
  }

  /** The context is gone, and what it was drawing with it. */
  forget(): void {
    this.#fence = null;
  }

  sharpen(renderer: WebGLRenderer, dpr: number, isStill: boolean): void {
    const share = isStill ? 1 : coarse;
    if (share === this.#share && renderer.getPixelRatio() === dpr * share) return;
    this.#share = share;
    renderer.setPixelRatio(dpr * share);
  }

  drew(): void {
    if (this.#gl.isContextLost()) return;
    this.#fence = this.#gl.fenceSync(this.#gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    this.#gl.flush();
  }
}
