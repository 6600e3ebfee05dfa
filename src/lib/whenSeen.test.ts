import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenSeen } from './whenSeen.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
const turns = (state: 'visible' | 'hidden') => {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
};
beforeEach(() => {
  vi.stubGlobal('document', page);
  page.visibilityState = 'hidden';
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('bugs-F3: what waits for somebody to see the page happens then, and once', () => {
  const act = vi.fn<() => void>();
  whenSeen(act);
  expect(act).not.toHaveBeenCalled();
  turns('visible');
  turns('hidden');
  turns('visible');
  expect(act).toHaveBeenCalledTimes(1);
});

test('on a page that is seen it happens at once', () => {
  page.visibilityState = 'visible';
  const act = vi.fn<() => void>();
  whenSeen(act);
  expect(act).toHaveBeenCalledTimes(1);
});

test('what is let be does not happen', () => {
  const act = vi.fn<() => void>();
  whenSeen(act)();
  turns('visible');
  expect(act).not.toHaveBeenCalled();
});
