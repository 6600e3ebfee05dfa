// What is kept of a town: its words, and beside a fact its data. Apart from town.ts, since pages show the words alone:
// a family's phone need not download the data's types, and a fault in the data hides no place from it.
import * as v from 'valibot';
import { factData } from './factData.ts';
import { fact, place, spot, town, townEvent } from './town.ts';
import { oneLine, written } from './written.ts';

/** `data`: the value once more as data, where there is a type for it. */
const keptFact = v.object({ ...fact.entries, data: v.optional(factData) });
export type KeptFact = v.InferOutput<typeof keptFact>;

const facts = v.array(keptFact);
export const keptPlace = v.object({
  ...place.entries,
  facts,
  spots: v.array(v.object({ ...spot.entries, facts })),
});

/** A link the town gives out: the code it carries, what staff call it, where it hangs. */
const campaign = v.object({
  code: v.pipe(v.string(), v.regex(/^[\p{L}\p{M}\p{N}_.-]{1,60}$/u)),
  name: oneLine(80),
  placed: v.optional(written(120)),
});

/** A town pack: what seeds a town before staff take it over. */
export const townPack = v.object({
  town,
  places: v.array(keptPlace),
  town_events: v.array(townEvent),
  campaigns: v.optional(v.array(campaign)),
});
export type TownPack = v.InferOutput<typeof townPack>;
