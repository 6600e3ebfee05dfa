import type { ReactNode } from 'react';

/**
 * How a part looks and behaves in each state that people meet, by the name of the state. One list per part, in
 * `Part.examples.tsx` beside it: axe and the component tests read them, and so may pictures and documents.
 */
export type Examples = Record<string, ReactNode>;
