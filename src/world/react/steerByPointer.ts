import type { World } from '../engine/World.ts';

const tapSlop = 8; // CSS px
const tapTime = 450; // ms

/** Drag looks round, a tap or click walks. Returns what undoes it. */
export function steerByPointer(element: HTMLElement, world: World, lookSpeed: () => number): () => void {
  let pointer: number | null = null;
  let startX = 0;
  let startY = 0;
  let lastX = 0;
  let lastY = 0;
  let startedAt = 0;
  let isDrag = false;

  const down = (event: PointerEvent): void => {
    if (pointer !== null || event.button !== 0) return;
    pointer = event.pointerId;
    startX = lastX = event.clientX;
    startY = lastY = event.clientY;
    startedAt = event.timeStamp;
    isDrag = false;
    element.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return;
    if (!isDrag && Math.hypot(event.clientX - startX, event.clientY - startY) < tapSlop) return;
    isDrag = true;
    const perPixel = ((world.camera.fov * Math.PI) / 180 / world.lens.height) * 1.15 * lookSpeed();
    world.input.look((event.clientX - lastX) * perPixel, (event.clientY - lastY) * perPixel);
    lastX = event.clientX;
    lastY = event.clientY;
    world.wake();
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    if (isDrag || event.type === 'pointercancel' || event.timeStamp - startedAt > tapTime) return;
    const box = element.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 2 - 1;
    world.walkToScreen(x, 1 - ((event.clientY - box.top) / box.height) * 2);
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
  };
}
