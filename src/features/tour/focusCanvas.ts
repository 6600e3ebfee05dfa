/** Back to the town itself, so that walking by keys goes on. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('[data-tour-canvas]')?.focus({ preventScroll: true });
}
