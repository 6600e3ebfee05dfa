import type { Examples } from '../examples.ts';
import { AskState } from './AskState.tsx';

const asked = {
  isPending: true,
  isError: false,
  error: null,
  fetchStatus: 'fetching' as const,
  refetch: () => null,
};
const problemOf = () => 'unavailable' as const;

export const examples: Examples = {
  coming: <AskState of={asked} problemOf={problemOf} />,
  'waits for the line': <AskState of={{ ...asked, fetchStatus: 'paused' }} problemOf={problemOf} />,
  failed: <AskState of={{ ...asked, isPending: false, isError: true }} problemOf={problemOf} />,
};
