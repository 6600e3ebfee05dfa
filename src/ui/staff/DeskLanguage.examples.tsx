import type { Examples } from '../examples.ts';
import { DeskLanguage } from './DeskLanguage.tsx';

export const examples: Examples = { select: <DeskLanguage /> };
