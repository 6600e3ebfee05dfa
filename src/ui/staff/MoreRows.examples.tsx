import type { Examples } from '../examples.ts';
import { MoreRows } from './MoreRows.tsx';

const part = { shown: 100, total: 5000, pending: false, problem: null, onMore: () => undefined };

export const examples: Examples = {
  'more to come': <MoreRows {...part} />,
  coming: <MoreRows {...part} pending />,
  'did not come': <MoreRows {...part} problem="offline" />,
};
