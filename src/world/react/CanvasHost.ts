import { createRoot, extend, type ReconcilerRoot, type RootState } from '@react-three/fiber';
import { createElement } from 'react';
import { WebGLRenderer } from 'three';
import type { World } from '../engine/World.ts';
import { FrameLoop } from './FrameLoop.tsx';
import { SlowDrawing } from './SlowDrawing.ts';

extend({});

const calmFrame = 22; // ms; with the wait for the screen's next picture about 33

export interface CanvasHostEvents {
  /** `times` counts losses over the app's life. */
  onLost: (times: number) => void;
  onRestored: () => void;
}

/**
 * The one canvas of the app's life. Remounting a canvas leaks (react-three-fiber #3093), so pages come and go while
 * this element only moves from page to page, and draws nothing while it has none.
 */
export class CanvasHost {
  readonly canvas = document.createElement('canvas');
  /** Called after each drawn frame: the HTML labels follow here. */
  readonly afterFrame = new Set<() => void>();
  world: World | null = null;
  losses = 0;
  readonly #root: ReconcilerRoot<HTMLCanvasElement>;
  #events: CanvasHostEvents | null = null;
  #state: RootState | null = null;
  #slow: SlowDrawing | null = null;
  #elapsed = 0;
  #hasDrawn = false;
  #rest: ReturnType<typeof setTimeout> | null = null;
  #dpr = 1;

  private constructor() {
    this.canvas.style.cssText = 'display:block;width:100%;height:100%;touch-action:none';
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.#slow?.forget();
      this.losses += 1;
      this.#events?.onLost(this.losses);
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.#events?.onRestored();
      this.wake();
    });
    this.#root = createRoot(this.canvas);
  }

  /** Throws when the browser gives no WebGL2. */
  static async open(antialias: boolean): Promise<CanvasHost> {
    const host = new CanvasHost();
    const renderer = new WebGLRenderer({ canvas: host.canvas, antialias, powerPreference: 'default' });
    await host.#root.configure({
      gl: renderer,
      frameloop: 'demand',
      dpr: 1,
      flat: true,
      size: { width: 1, height: 1, top: 0, left: 0 },
    });
    host.#state = host.#root.render(createElement(FrameLoop, { onFrame: host.frame })).getState();
    return host;
  }

  get renderer(): WebGLRenderer | null {
    return this.#state?.gl ?? null;
  }

  attach(element: HTMLElement, world: World, events: CanvasHostEvents): void {
    element.append(this.canvas);
    this.world = world;
    this.#events = events;
    world.onWake = this.wake;
    this.wake();
  }

  detach(): void {
    this.canvas.remove();
    if (this.world) this.world.onWake = () => undefined;
    this.world = null;
    this.#events = null;
  }

  /** Whether edges are smoothed by the browser: settled when the canvas was opened, whatever is chosen later. */
  get hasAntialias(): boolean {
    return this.renderer?.getContextAttributes().antialias === true;
  }

  resize(width: number, height: number, dpr: number): void {
    this.#dpr = dpr;
    this.#state?.setDpr(dpr);
    this.#state?.setSize(width, height);
    this.world?.lens.resize(width, height);
    this.wake();
  }

  readonly wake = (): void => this.#state?.invalidate();

  /** One frame: the world moves, the picture is drawn, the page follows. */
  readonly frame = (gl: WebGLRenderer, delta: number): void => {
    const { world } = this;
    if (!world) return;
    this.#elapsed += delta;
    if (this.#slow?.isBusy()) {
      this.wake();
      return;
    }
    const wantsMore = world.step(this.#elapsed);
    this.#elapsed = 0;
    this.#slow?.sharpen(gl, this.#dpr, !wantsMore);
    gl.render(world.scene, world.camera);
    this.#slow?.drew();
    if (!this.#hasDrawn && world.loaded) {
      this.#hasDrawn = true;
      performance.mark('hiroba-first-frame');
    }
    world.drew();
    for (const follow of this.afterFrame) follow();
    if (wantsMore && world.isOnlyAlive && !this.#slow) this.#wakeLater();
    else if (wantsMore) this.wake();
  };

  /**
   * While only people and trains move by themselves, half of the frames do: about 30 a second, none in a hidden tab.
   */
  #wakeLater(): void {
    if (this.#rest === null) this.#rest = setTimeout(this.#wakeRested, calmFrame);
  }

  readonly #wakeRested = (): void => {
    this.#rest = null;
    this.wake();
  };

  /** For a machine that draws slowly: see SlowDrawing. */
  setSlow(isSlow: boolean): void {
    const context = this.renderer?.getContext();
    const canFence = context instanceof WebGL2RenderingContext;
    if (!isSlow) this.#slow = null;
    else if (canFence) this.#slow ??= new SlowDrawing(context);
  }
}

let opened: Promise<CanvasHost> | null = null;

/** The app's canvas host, opened on first use. A failed opening may be tried again. */
export function openCanvasHost(antialias: boolean): Promise<CanvasHost> {
  opened ??= CanvasHost.open(antialias).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
