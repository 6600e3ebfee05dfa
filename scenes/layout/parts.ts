// Every word a layout may use, and the kit's function behind it. To add one: write it in scenes/kit, name it here.
import { plants as kitPlants } from '../kit/plants.ts';
import { buildings } from './buildings.ts';
import { lines } from './lineParts.ts';
import { people } from './peopleParts.ts';
import { things } from './things.ts';

export const parts = { buildings, things, people, lines };

/** Trees, bushes and tufts by species. */
export const plantKinds: readonly string[] = Object.keys(kitPlants);
