import type { Examples } from './examples.ts';
import { TextSizeSelect } from './TextSizeSelect.tsx';

export const examples: Examples = { select: <TextSizeSelect /> };
