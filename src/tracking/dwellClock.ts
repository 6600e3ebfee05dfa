import type { Browser } from './browser.ts';

/** PEOPLE.md: without input for this long, a visitor is idle. */
export const idleAfterMs = 30_000;
/** PEOPLE.md: engaged dwell is checkpointed this often. */
export const checkpointMs = 15_000;
const tickMs = 1_000;
/** A longer gap between two ticks means that the machine slept or the page was frozen. */
const suspendedAfterMs = 5_000;

const inputs = ['pointerdown', 'pointermove', 'keydown', 'touchstart', 'touchmove', 'wheel', 'scroll'];

export interface DwellClock<Target> {
  /** From now on `target` dwells; the returned function ends it and lets the one before go on. */
  enter(target: Target): () => void;
  /** Writes down what has gathered so far. */
  flush(): void;
  /** Forgets what has gathered so far. */
  forget(): void;
  /** Takes its listeners away. */
  stop(): void;
}

/**
 * Engaged dwell: ms while the page is visible AND focused AND not idle, on the monotonic clock.
 * `report` gets whole ms ≥ 1: every 15 s engaged, and when the visitor leaves or the page hides.
 */
export function createDwellClock<Target>(
  browser: Browser,
  report: (target: Target, engagedMs: number) => void,
): DwellClock<Target> {
  const { window, document } = browser;
  const listening = new AbortController();
  const stack: { target: Target }[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  let visible = document.visibilityState === 'visible';
  let focused = document.hasFocus();
  let seen = visible;
  // Opening the page was the visitor's act: when it is first seen, which may be long after it was made.
  let lastInput = browser.monotonicMs();
  let countedTo = lastInput;
  let gathered = 0;

  /** Counts the engaged part of the time since the last count, under the state that held until now. */
  function settle(): void {
    const now = browser.monotonicMs();
    if (stack.length > 0 && visible && focused) {
      const engaged = Math.max(0, Math.min(now, lastInput + idleAfterMs) - countedTo);
      gathered += now - countedTo > suspendedAfterMs ? Math.min(engaged, tickMs) : engaged;
    }
    countedTo = now;
  }

  function flush(): void {
    settle();
    const whole = Math.floor(gathered);
    const top = stack.at(-1);
    if (!top || whole < 1) return;
    gathered -= whole;
    report(top.target, whole);
  }

  /** Ticks only while something dwells on a page that can be seen and has the focus. */
  function setTicking(): void {
    const wanted = stack.length > 0 && visible && focused;
    if (wanted && timer === undefined) timer = setInterval(onTick, tickMs);
    if (!wanted && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  }

  function onTick(): void {
    settle();
    if (gathered >= checkpointMs) flush();
  }

  function onInput(): void {
    const now = browser.monotonicMs();
    // pointermove comes at 120 Hz: count only when a tick or an idle stretch is due.
    if (now - countedTo > tickMs || now - lastInput > idleAfterMs) settle();
    lastInput = now;
    // In-app browsers lose focus events; a hand on the page while it has the focus puts that right.
    if (!focused && document.hasFocus()) setState(visible, true);
  }

  function setState(nowVisible: boolean, nowFocused: boolean): void {
    settle();
    if (visible && !nowVisible) flush();
    if (nowVisible && !seen) lastInput = countedTo;
    seen ||= nowVisible;
    visible = nowVisible;
    focused = nowFocused;
    setTicking();
  }

  const onVisibility = () => setState(document.visibilityState === 'visible', document.hasFocus());
  const onHide = () => setState(false, focused);
  const onFocus = () => setState(document.visibilityState === 'visible', true);
  const onBlur = () => setState(visible, false);
  const { signal } = listening;

  for (const name of inputs) window.addEventListener(name, onInput, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', onVisibility, { signal });
  window.addEventListener('pagehide', onHide, { signal });
  window.addEventListener('pageshow', onVisibility, { signal });
  window.addEventListener('focus', onFocus, { signal });
  window.addEventListener('blur', onBlur, { signal });

  return {
    enter(target) {
      flush();
      gathered = 0;
      const entry = { target };
      stack.push(entry);
      setTicking();
      return () => {
        const at = stack.indexOf(entry);
        if (at < 0) return;
        if (at === stack.length - 1) {
          flush();
          gathered = 0;
        }
        stack.splice(at, 1);
        setTicking();
      };
    },
    flush,
    forget() {
      settle();
      gathered = 0;
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
      listening.abort();
    },
  };
}
