import type { Examples } from './examples.ts';
import { PageHeading } from './PageHeading.tsx';

export const examples: Examples = { heading: <PageHeading title="星見町">星見町</PageHeading> };
