import { Card } from './Card.tsx';
import type { Examples } from './examples.ts';

export const examples: Examples = { card: <Card>川まで歩いて五分です。</Card> };
