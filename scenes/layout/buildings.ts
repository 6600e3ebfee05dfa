// The buildings a layout may name. Fronts on z = 0; what is not said in options is as the kit would have it.
import * as v from 'valibot';
import { house, shopHouse } from '../kit/building.ts';
import {
  clinicHouse,
  nurseryHouse,
  publicHall,
  schoolFront,
  waitingHouse,
  type NamedOptions,
} from '../kit/civic.ts';
import { fishMarket } from '../kit/harbour.ts';
import type { Mesh } from '../kit/mesh.ts';
import { paint } from '../kit/palette.ts';
import { crate, planter } from '../kit/street.ts';
import { color, size, text } from './options.ts';
import { part, type Part } from './Part.ts';

const named = (
  about: readonly [string, string],
  usual: { width: number; depth: number },
  draw: (m: Mesh, o: NamedOptions) => void,
) =>
  part({
    about,
    options: v.strictObject({ name: text, width: size(6, 40, usual.width), depth: size(5, 16, usual.depth) }),
    block: (o) => ({ w: o.width + 0.2, d: o.depth + 0.1, ahead: 0.9 }),
    draw: (m, o) => draw(m, o),
  });

const home = (about: readonly [string, string], plaster: string, tile: string, wood: boolean) =>
  part({
    about,
    options: v.strictObject({
      width: size(5, 14, 8),
      depth: size(5, 10, 7),
      storeys: v.optional(v.union([v.literal(1), v.literal(2)]), 2),
      plaster: v.optional(color, plaster),
      tile: v.optional(color, tile),
    }),
    block: (o) => ({ w: o.width + 0.2, d: o.depth + 0.1 }),
    draw: (m, o) => house(m, { ...o, wood }),
  });

export const buildings: Record<string, Part> = {
  shopHouse: part({
    about: ['瓦屋根の店。のれんと看板', 'A shop with a tiled roof, noren and sign'],
    options: v.strictObject({
      sign: text,
      width: size(5, 14, 8.4),
      depth: size(5, 10, 7),
      signGround: v.optional(color),
      /** One letter a cloth. */
      noren: v.optional(text),
      cloth: v.optional(color),
      plaster: v.optional(color),
      tile: v.optional(color),
      /** d door, l lattice, w window, o open front; left to right. */
      front: v.optional(v.pipe(v.string(), v.regex(/^[dlwo]{2,5}$/))),
      /** Crates before the shop, by the colour of what is in them. */
      goods: v.optional(v.array(color), []),
    }),
    block: (o) => ({ w: o.width + 0.2, d: o.depth, ahead: o.goods.length > 0 ? 1.3 : 0.2 }),
    draw: (m, { goods, ...o }) => {
      shopHouse(m, o);
      goods.forEach((c, i) => {
        const x = -o.width / 2 + 0.7 + i * 0.76;
        m.box({ at: [x, 0, 0.85], size: [0.68, 0.42, 0.6], color: paint.woodPale });
        crate(m, [x, 0.42, 0.85], c);
      });
      m.group({ at: [o.width / 2 - 1.1, 0, 0.7] }, (g) => planter(g, 1.5));
    },
  }),
  oldHouse: home(['古い家。板張りと瓦', 'An old house: boards and tiles'], '#eadfc9', paint.tileDark, true),
  newHouse: home(['新しい家', 'A new house'], '#f3ece0', paint.tileBrown, false),
  publicHall: named(
    ['役場や公民館。時計つき', 'A town or community hall with a clock'],
    { width: 16, depth: 9 },
    publicHall,
  ),
  clinic: named(['診療所', 'A clinic'], { width: 12, depth: 8 }, clinicHouse),
  school: named(['学校の表', 'A school from outside'], { width: 24, depth: 9 }, schoolFront),
  daycare: named(['保育園の表', 'A daycare from outside'], { width: 14, depth: 8 }, nurseryHouse),
  station: named(
    ['小さな駅や船の待合所', 'A small station or ferry house'],
    { width: 10, depth: 6 },
    waitingHouse,
  ),
  fishMarket: part({
    about: ['荷さばき場（魚市場）。三方が開いている', 'A landing shed, open to three sides'],
    options: v.strictObject({ name: text, width: size(8, 30, 16), depth: size(6, 14, 8) }),
    // One may step under its roof as far as the crates.
    block: (o) => ({ w: o.width - 1, d: o.depth, ahead: -o.depth * 0.42 + 0.7 }),
    draw: (m, o) => fishMarket(m, o),
  }),
};
