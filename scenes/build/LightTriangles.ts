// Every triangle that light meets, in plain arrays: the walls and the ground, leaf cards with their holes, what shines.
import { linear } from '../kit/color.ts';
import { LEAF_CELLS, SURFACES, type Mesh } from '../kit/mesh.ts';
import { kindAt, leafCards, plants, type LeafLight } from '../kit/plants.ts';

/** What a triangle is, as LightScene's `kind` has it. */
export const SOLID = 0;
export const LEAF = 1;
export const GLOW = 2;

const longestSide = 5; // metres: longer solid triangles are cut in four, so that light falls off within them

type Corner = readonly number[];

/** Triangles one after the other; `t` is the index of one in each of the arrays. */
export class LightTriangles {
  /** Nine floats each, metres. */
  readonly positions: number[] = [];
  readonly kind: number[] = [];
  /** Six floats each, 0..1 of its own leaf card. */
  readonly cardUv: number[] = [];
  /** Linear rgb of each. */
  readonly albedo: number[] = [];
  /** How bright it shines. */
  readonly emit: number[] = [];
  /** 1: it shines by day as well. */
  readonly byDay: number[] = [];

  get count(): number {
    return this.kind.length;
  }

  add(
    p: readonly number[],
    what: number,
    uv: readonly number[],
    color: readonly number[],
    glow: number,
    shinesByDay = true,
  ): void {
    if (what === SOLID && longestOf(p) > longestSide) {
      for (const quarter of inFour(p)) this.add(quarter, what, uv, color, glow, shinesByDay);
      return;
    }
    for (const v of p) this.positions.push(v);
    this.kind.push(what);
    this.cardUv.push(...uv);
    this.albedo.push(...color);
    this.emit.push(glow);
    this.byDay.push(shinesByDay ? 1 : 0);
  }
}

function longestOf(p: readonly number[]): number {
  return Math.max(
    ...[0, 1, 2].map((j) =>
      Math.hypot(...[0, 1, 2].map((k) => (p[j * 3 + k] as number) - (p[((j + 1) % 3) * 3 + k] as number))),
    ),
  );
}

/** Cut at the middles of its sides. */
function inFour(p: readonly number[]): number[][] {
  const m = [0, 1, 2].map((j) =>
    [0, 1, 2].map((k) => ((p[j * 3 + k] as number) + (p[((j + 1) % 3) * 3 + k] as number)) / 2),
  );
  const c = [0, 1, 2].map((j) => p.slice(j * 3, j * 3 + 3));
  const [a, b, d] = c as [number[], number[], number[]];
  const [ab, bd, da] = m as [number[], number[], number[]];
  return [
    [a, ab, da],
    [ab, b, bd],
    [da, bd, d],
    [ab, bd, da],
  ].map((t) => t.flat());
}

/** All of a space's; `leaf` gives the cards of its plants their colours. */
export function lightTriangles(mesh: Mesh, leaf: LeafLight): LightTriangles {
  const triangles = new LightTriangles();
  addSurfaces(triangles, mesh);
  addPlants(triangles, mesh, leaf);
  return triangles;
}

function addSurfaces(triangles: LightTriangles, mesh: Mesh): void {
  for (const surface of SURFACES) {
    if (surface === 'sky') continue;
    const soup = mesh.soups[surface];
    for (let t = 0; t < soup.emit.length; t++) {
      const uv = soup.uv.slice(t * 6, t * 6 + 6);
      if (surface === 'leaf') toOwnCard(uv);
      const color = [0, 1, 2].map(
        (k) =>
          ((soup.color[t * 9 + k] as number) +
            (soup.color[t * 9 + 3 + k] as number) +
            (soup.color[t * 9 + 6 + k] as number)) /
          3,
      );
      triangles.add(
        soup.position.slice(t * 9, t * 9 + 9),
        surface === 'leaf' ? LEAF : surface === 'glow' ? GLOW : SOLID,
        uv,
        color,
        soup.emit[t] as number,
        soup.pane[t] !== 1,
      );
    }
  }
}

const cellOf = (u: number, v: number): number =>
  Object.values(LEAF_CELLS).findIndex(([a, b, c, d]) => u >= a && u <= c && v >= b && v <= d);

/** From a place in the sheet of all leaf cards to one in its own card, in place. */
function toOwnCard(uv: number[]): void {
  const mean = (k: number) => ((uv[k] as number) + (uv[k + 2] as number) + (uv[k + 4] as number)) / 3;
  const cell = Object.values(LEAF_CELLS)[Math.max(0, cellOf(mean(0), mean(1)))];
  if (!cell) return;
  for (let j = 0; j < 3; j++) {
    uv[j * 2] = ((uv[j * 2] as number) - cell[0]) / (cell[2] - cell[0]);
    uv[j * 2 + 1] = ((uv[j * 2 + 1] as number) - cell[1]) / (cell[3] - cell[1]);
  }
}

const square = [0, 1, 1, 1, 1, 0, 0, 0];

/** The leaf cards of each plant; its wood is in the solid mesh, and what stands by itself has no cards. */
function addPlants(triangles: LightTriangles, mesh: Mesh, leaf: LeafLight): void {
  for (const plant of mesh.plantings) {
    const name = kindAt(plant.kind);
    if (plants[name]?.standing) continue;
    const cards = leafCards(name, 'lite', leaf);
    const tint = linear(plant.tint);
    for (let q = 0; q < cards.position.length / 12; q++) {
      const corner = (j: number): Corner =>
        [0, 1, 2].map(
          (k) => (plant.at[k] as number) + (cards.position[q * 12 + j * 3 + k] as number) * plant.scale,
        );
      const color = [0, 1, 2].map((k) => (cards.color[q * 12 + k] as number) * (tint[k] as number) * 0.9);
      for (const [a, b, c] of [
        [0, 1, 2],
        [0, 2, 3],
      ] as const) {
        const uv = [a, b, c].flatMap((j) => square.slice(j * 2, j * 2 + 2));
        triangles.add([...corner(a), ...corner(b), ...corner(c)], LEAF, uv, color, 0);
      }
    }
  }
}
