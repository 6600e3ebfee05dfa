import type { Examples } from './examples.ts';
import { Skeleton } from './Skeleton.tsx';

export const examples: Examples = { loading: <Skeleton />, short: <Skeleton lines={1} /> };
