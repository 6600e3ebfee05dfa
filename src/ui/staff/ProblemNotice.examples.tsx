import type { Examples } from '../examples.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

export const examples: Examples = {
  'not read': <ProblemNotice problem="offline" onRetry={() => undefined} />,
  'not kept': <ProblemNotice problem="refused" kind="act" />,
};
