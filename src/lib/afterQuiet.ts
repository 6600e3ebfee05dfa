/**
 * Calls `act` once `ms` have gone by since the last touch. One timer, however often it is touched: setting one at every
 * step costs more than the step.
 */
export function afterQuiet(ms: number, act: () => void): { touch: () => void; stop: () => void } {
  let touchedAt = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const look = (): void => {
    const left = touchedAt + ms - performance.now();
    timer = left > 0 ? setTimeout(look, left) : null;
    if (timer === null) act();
  };
  return {
    touch() {
      touchedAt = performance.now();
      timer ??= setTimeout(look, ms);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
