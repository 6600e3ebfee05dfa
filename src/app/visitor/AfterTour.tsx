import { lazy, Suspense, useState } from 'react';
import { hasToured } from './toured.ts';

/** Fetched only by who has been on a tour. */
const SurveyOffer = lazy(() =>
  import('../../features/survey/SurveyOffer.tsx').then((m) => ({ default: m.SurveyOffer })),
);

/** How was it? Asked of who has looked round in 3D for a while: with what they kept, or on the first page after. */
export function AfterTour({ townId, className }: { townId: string; className?: string }) {
  const [asks] = useState(() => hasToured(townId));
  if (!asks) return null;
  return (
    <Suspense fallback={null}>
      <div className={className}>
        <SurveyOffer townId={townId} moment="tour" />
      </div>
    </Suspense>
  );
}
