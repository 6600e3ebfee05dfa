/** Back to the town itself, so that walking by keys goes on. */
export function focusStage(): void {
  document.querySelector<HTMLElement>('[data-tour-stage]')?.focus({ preventScroll: true });
}
