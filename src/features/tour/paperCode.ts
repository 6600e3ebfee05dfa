import { lazy } from 'react';

// Paper that one takes up later: fetched once the town stands, so that the first picture does not wait for it.
const code = {
  panels: () => import('./panels/TourPanels.tsx'),
  step: () => import('./walk/WalkStep.tsx'),
};

export const TourPanels = lazy(async () => ({ default: (await code.panels()).TourPanels }));
export const WalkStep = lazy(async () => ({ default: (await code.step()).WalkStep }));
/** For staff only, and fetched only when one of them asks for it. */
export const StandOverlay = lazy(() => import('./hud/StandOverlay.tsx'));

/** What fails here is met again, and told, when it is opened. */
export function fetchPaper(): void {
  for (const fetchOne of Object.values(code)) fetchOne().catch(() => undefined);
}
