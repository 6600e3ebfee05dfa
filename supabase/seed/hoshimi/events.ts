import type { TownEvent } from '../../functions/_shared/contract/town.ts';
import { summerEvents } from './events/summer.ts';
import { winterEvents } from './events/winter.ts';

export const events: TownEvent[] = [...winterEvents, ...summerEvents];
