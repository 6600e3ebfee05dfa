import { useState } from 'react';
import { SurveyGate } from './SurveyGate.tsx';
import { hasToured } from './toured.ts';

/** How was it? Asked of who has looked round in 3D for a while: with what they kept, or on the first page after. */
export function AfterTour({ townId, className }: { townId: string; className?: string }) {
  const [asks] = useState(() => hasToured(townId));
  return asks ? (
    <div className={className}>
      <SurveyGate townId={townId} moment="tour" />
    </div>
  ) : null;
}
