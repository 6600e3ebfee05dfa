import type { Examples } from './examples.ts';
import { LoadedView } from './LoadedView.tsx';

const retry = () => undefined;
const words = (data: string) => <p>{data}</p>;

export const examples: Examples = {
  loading: <LoadedView of={{ status: 'loading', retry }}>{words}</LoadedView>,
  failed: <LoadedView of={{ status: 'failed', error: new Error('offline'), retry }}>{words}</LoadedView>,
  here: <LoadedView of={{ status: 'here', data: '駅まで八分', retry }}>{words}</LoadedView>,
};
