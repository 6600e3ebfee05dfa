import { isLetterKey, isWalkKey } from '../core/Input.ts';
import type { World } from '../engine/World.ts';

/** What uses arrows or letters itself keeps them; [data-own-keys] marks such a part of the page. */
const ownKeys =
  'input, select, textarea, [contenteditable], [role="slider"], [role="dialog"], [data-own-keys]';

/** Arrows walk and turn; WASD too unless `letters` says no. Returns what undoes it. */
export function steerByKeys(world: World, letters: () => boolean): () => void {
  const down = (event: KeyboardEvent): void => {
    if (!isWalkKey(event.code) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isLetterKey(event.code) && !letters()) return;
    if (event.target instanceof Element && event.target.closest(ownKeys)) return;
    event.preventDefault();
    world.input.key(event.code, true);
    world.wake();
  };
  const up = (event: KeyboardEvent): void => {
    if (isWalkKey(event.code)) world.input.key(event.code, false);
  };
  const release = (): void => world.input.release();
  window.addEventListener('keydown', down);
  window.addEventListener('keyup', up);
  window.addEventListener('blur', release);
  document.addEventListener('visibilitychange', release);
  return () => {
    release();
    window.removeEventListener('keydown', down);
    window.removeEventListener('keyup', up);
    window.removeEventListener('blur', release);
    document.removeEventListener('visibilitychange', release);
  };
}
