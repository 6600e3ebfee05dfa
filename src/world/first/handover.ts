// The first picture is drawn by a script of its own, before the app's code is there. What they have in common is that
// script's element in the page's head: `data-first-picture` holds what to draw, `data-state` how far it has come.

export interface FirstView {
  /** As systems/LookController.ts means them, radians. */
  yaw: number;
  pitch: number;
}

export const settledEvent = 'hiroba-first-picture';

export const firstScript = (): HTMLScriptElement | null =>
  document.querySelector('script[data-first-picture]');

export const firstCanvas = (): HTMLCanvasElement | null =>
  document.querySelector('canvas[data-first-picture]');

/**
 * Resolves once the first picture is drawn or will not be, or after `patience` ms; at once where none is on its way.
 */
export function firstPictureSettled(patience: number): Promise<void> {
  const script = firstScript();
  if (!script || script.dataset.state) return Promise.resolve();
  return new Promise((resolve) => {
    const settled = (): void => resolve();
    for (const type of [settledEvent, 'error']) script.addEventListener(type, settled, { once: true });
    setTimeout(settled, patience);
  });
}

/** Which way one has turned in the first picture; null when there is none. */
export function firstView(): FirstView | null {
  const canvas = firstCanvas();
  if (!canvas) return null;
  return { yaw: Number(canvas.dataset.yaw), pitch: Number(canvas.dataset.pitch) };
}

/**
 * Takes the first picture away and frees what it holds on the GPU; one that is still on its way will not come any more.
 */
export function leaveFirstPicture(): void {
  const script = firstScript();
  if (script) script.dataset.state = 'left';
  const canvas = firstCanvas();
  canvas?.dispatchEvent(new Event('leave'));
  canvas?.remove();
}

/** The same, once the world's own picture is on the screen; the returned function calls it off. */
export function leaveFirstPictureSoon(): () => void {
  let next = requestAnimationFrame(() => {
    next = requestAnimationFrame(leaveFirstPicture);
  });
  return () => cancelAnimationFrame(next);
}
