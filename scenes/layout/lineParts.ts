// What runs along points: walls, fences, hedges, wires, moles.
import * as v from 'valibot';
import { breakwater, hedge, poleLine, railing, stoneWall } from '../kit/lines.ts';
import { paint } from '../kit/palette.ts';
import { color, size } from './options.ts';
import { linePart, type Part, type ReadyLine } from './Part.ts';

export const lines: Record<string, Part<ReadyLine>> = {
  stoneWall: linePart({
    about: ['石垣', 'A wall of stones'],
    options: v.strictObject({ height: size(0.3, 4, 0.9), color: v.optional(color, paint.stone) }),
    blocks: 0.5,
    draw: (m, points, o) => stoneWall(m, points, o.height, o.color),
  }),
  railing: linePart({
    about: ['柵', 'Posts and rails'],
    options: v.strictObject({ height: size(0.4, 2, 1), color: v.optional(color, '#f1ede2') }),
    blocks: 0.2,
    draw: (m, points, o) => railing(m, points, o.height, o.color),
  }),
  hedge: linePart({
    about: ['生け垣', 'A hedge'],
    options: v.strictObject({ height: size(0.4, 2.4, 1) }),
    blocks: 0.7,
    draw: (m, points, o) => hedge(m, points, o.height),
  }),
  poles: linePart({
    about: ['電柱と電線。点ごとに1本', 'Poles with wires, one at each point'],
    options: v.strictObject({}),
    draw: (m, points) => poleLine(m, points),
  }),
  breakwater: linePart({
    about: ['防波堤。上を歩ける', 'A mole one can walk on'],
    options: v.strictObject({
      width: size(2, 10, 4),
      top: size(0, 4, 0.3),
      deep: size(1, 12, 4),
      /** The side with tetrapods, looking along the points. */
      blocks: v.optional(v.picklist(['left', 'right', 'none']), 'none'),
    }),
    walk: (o) => ({ width: o.width, y: o.top }),
    draw: (m, points, o) =>
      breakwater(m, points, o.width, o.deep, o.blocks === 'left' ? -1 : o.blocks === 'right' ? 1 : 0),
  }),
};
