import { campaignOf } from './campaignOf.ts';

/** What tracking touches of the browser, so that tests can stand real, small things in its place. */
export interface Browser {
  window: EventTarget;
  document: EventTarget & {
    readonly visibilityState: string;
    readonly referrer: string;
    hasFocus(): boolean;
  };
  /** Throws where the visitor or the browser blocks storage. */
  storage(): Storage;
  locks: Pick<LockManager, 'request'> | undefined;
  /** Wall clock, ms since 1970: may be wrong and may jump; only for stamps. */
  wallMs(): number;
  /** Monotonic clock, ms: for everything that is measured. */
  monotonicMs(): number;
  readonly privacyControl: boolean;
  readonly automated: boolean;
  readonly host: string;
  /** What the link that led here says of its campaign. */
  readonly campaign: string | undefined;
  readonly timeZone: string | undefined;
  readonly screen: { coarse: boolean; shortSide: number };
}

type WithPrivacyControl = Navigator & { readonly globalPrivacyControl?: boolean };

/** The page's own browser, or null outside one (a unit test, a build step). */
export function realBrowser(): Browser | null {
  if (typeof document === 'undefined' || typeof window === 'undefined') return null;
  const nav: WithPrivacyControl = navigator;
  return {
    window,
    document,
    storage: () => window.localStorage,
    // Absent outside secure contexts and in old in-app browsers, whatever the types say.
    locks: 'locks' in nav ? nav.locks : undefined,
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    privacyControl: nav.globalPrivacyControl === true,
    automated: nav.webdriver,
    host: location.hostname,
    campaign: campaignOf(location.search),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: {
      coarse: matchMedia('(pointer: coarse)').matches,
      shortSide: Math.min(screen.width, screen.height),
    },
  };
}
