// A layout with its words looked up: every part with its options read, where it stands, what it covers.
import type { Mesh, Vec2, Vec3 } from '../kit/mesh.ts';
import { dense, placed, thick } from './geometry.ts';
import type { Problem } from './LayoutError.ts';
import { yawOf, type Item, type Layout } from './layoutShape.ts';
import { outlinesOf, type Part, type ReadyLine, type ReadyPart } from './Part.ts';
import { parts, plantKinds } from './parts.ts';
import { Terrain, type Climb } from './Terrain.ts';

export interface Standing {
  path: string;
  item: Item;
  group: 'buildings' | 'things' | 'people';
  ready: ReadyPart;
  at: Vec3;
  yaw: number;
  floats: boolean;
  /** The ground it takes. */
  outlines: readonly (readonly Vec2[])[];
}
export interface Running {
  path: string;
  ready: ReadyLine;
  points: readonly Vec3[];
}
export interface Arranged {
  layout: Layout;
  terrain: Terrain;
  standing: readonly Standing[];
  running: readonly Running[];
  /** What nobody can walk through. */
  obstacles: readonly (readonly Vec2[])[];
  /** Unknown parts and wrong options; what they named is left out of the rest. */
  problems: Problem[];
}

const unknown = (path: string, word: string, known: readonly string[]): Problem => {
  const list = known.join(', ');
  return {
    path,
    ja: `「${word}」という部品はありません。使えるもの: ${list}`,
    en: `there is no part "${word}". Known: ${list}`,
  };
};

export function arrange(layout: Layout): Arranged {
  const problems: Problem[] = [];
  const look = <T>(
    known: Record<string, Part<T>>,
    word: string,
    options: unknown,
    path: string,
  ): T | null => {
    const found = Object.hasOwn(known, word) ? known[word] : undefined;
    if (!found) {
      problems.push(unknown(`${path}.part`, word, Object.keys(known)));
      return null;
    }
    const read = found.read(options, `${path}.options`, layout.name);
    if (read.ok) return read.ready;
    problems.push(...read.problems);
    return null;
  };

  const linesRead = (layout.lines ?? []).flatMap((line, i) => {
    const path = `lines[${i}]`;
    const ready = look(parts.lines, line.part, line.options, path);
    return ready ? [{ path, ready, line }] : [];
  });
  const moles = linesRead.flatMap(({ ready, line }): Climb[] =>
    ready.walk
      ? [{ points: line.points, width: ready.walk.width, from: ready.walk.y, to: ready.walk.y }]
      : [],
  );
  const terrain = new Terrain(layout, moles);
  const running = linesRead.map(({ path, ready, line }): Running => ({
    path,
    ready,
    points: line.points.map(([x, z]): Vec3 => [
      x,
      ready.walk ? ready.walk.y : terrain.standing(x, z) - 0.06,
      z,
    ]),
  }));

  const standing: Standing[] = [];
  for (const group of ['buildings', 'things', 'people'] as const)
    (layout[group] ?? []).forEach((item, i) => {
      const path = `${group}[${i}]`;
      const ready = look(parts[group], item.part, item.options, path);
      if (!ready) return;
      const floats = parts[group][item.part]?.floats ?? false;
      const [x, z] = item.at;
      const base = floats ? (layout.sea?.level ?? 0) : terrain.standing(x, z) - 0.01;
      const yaw = yawOf(item.faces);
      standing.push({
        path,
        item,
        group,
        ready,
        floats,
        at: [x, base + (item.lift ?? 0), z],
        yaw,
        outlines: outlinesOf(ready.block).map((o) => o.map((p) => placed(p, item.at, yaw))),
      });
    });
  (['plants', 'groves'] as const).forEach((group) =>
    (layout[group] ?? []).forEach(({ kind }, i) => {
      if (!plantKinds.includes(kind)) problems.push(unknown(`${group}[${i}].kind`, kind, plantKinds));
    }),
  );

  const trunks = (layout.plants ?? []).flatMap((p) =>
    p.kind === 'tuft' ? [] : treesOf(p).map(([x, z]) => square(x, z, p.kind === 'bush' ? 0.9 : 0.5)),
  );
  const obstacles = [
    ...standing.filter((s) => !s.floats).flatMap((s) => s.outlines),
    ...running.flatMap(({ ready, points }) =>
      ready.blocks > 0
        ? dense(
            points.map(([x, , z]): Vec2 => [x, z]),
            6,
          ).flatMap((a, i, all) => {
            const b = all[i + 1];
            return b ? [thick([a, b], ready.blocks)] : [];
          })
        : [],
    ),
    ...trunks,
  ];
  return { layout, terrain, standing, running, obstacles, problems };
}

export const square = (x: number, z: number, w: number): Vec2[] => [
  [x - w / 2, z + w / 2],
  [x + w / 2, z + w / 2],
  [x + w / 2, z - w / 2],
  [x - w / 2, z - w / 2],
];

/** One point or many. */
export const treesOf = (p: NonNullable<Layout['plants']>[number]): readonly Vec2[] =>
  (typeof p.at[0] === 'number' ? [p.at] : p.at) as readonly Vec2[];

/** Sets everything down. */
export function drawParts(m: Mesh, { standing, running }: Arranged): void {
  for (const { ready, at, yaw } of standing) m.group({ at, yaw }, ready.draw);
  for (const { ready, points } of running) ready.draw(m, points);
}
