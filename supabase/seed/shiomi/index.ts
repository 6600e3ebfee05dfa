import type { TownPack } from '../../functions/_shared/contract/townPack.ts';
import { clinic, daycare, hall, school } from './places/hillside.ts';
import { beach, hill } from './places/nature.ts';
import { post } from './places/post.ts';
import { harbour, shops, work } from './places/quay.ts';
import { town } from './town.ts';

/** A fresh installation does without it: `npm run town:add -- supabase/seed/shiomi` brings it. */
export const isOnRequest = true;

/** Shiomi, a fictional town by the sea: the sample for scenes/README.md, "A town of your own in ten steps". */
export const shiomi: TownPack = {
  town,
  places: [harbour, shops, hall, work, post, clinic, daycare, school, beach, hill],
  town_events: [],
};
