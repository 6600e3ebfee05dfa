// How a function of the kit becomes a word in a layout file.
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { Mesh, Vec2, Vec3 } from '../kit/mesh.ts';
import type { Problem } from './LayoutError.ts';
import { problemsOf } from './problemsOf.ts';

/**
 * Ground that a thing takes: w across the front, d behind it, `ahead` before it; or some boxes [x, z, w, d] about its
 * origin.
 */
export type Block =
  { w: number; d: number; ahead?: number } | readonly (readonly [number, number, number, number])[];

/** A part whose options have been read. */
export interface ReadyPart {
  block: Block | null;
  draw: (m: Mesh) => void;
}
export interface ReadyLine {
  /** Metres of ground it takes across; 0: one can walk over it. */
  blocks: number;
  /** One can walk on it, at this height over the sea or the lowest ground. */
  walk: { width: number; y: number } | null;
  draw: (m: Mesh, points: readonly Vec3[]) => void;
}

type Read<T> = { ok: true; ready: T } | { ok: false; problems: Problem[] };
export interface Part<T = ReadyPart> {
  about: { ja: string; en: string };
  /** Its options as JSON Schema, for people. */
  options: () => OptionsTold;
  floats: boolean;
  /** `town`: the name of the town, which many signs carry. */
  read: (options: unknown, path: string, town: string) => Read<T>;
}

export interface OptionsTold {
  required?: string[];
  properties?: Record<
    string,
    { type?: string; enum?: unknown[]; default?: unknown; minimum?: number; maximum?: number }
  >;
}
interface PartSpec<S extends v.GenericSchema> {
  about: readonly [ja: string, en: string];
  options: S;
  floats?: boolean;
}
type Given<S extends v.GenericSchema> = v.InferOutput<S>;

function reader<S extends v.GenericSchema, T>(
  spec: PartSpec<S>,
  ready: (o: Given<S>, town: string) => T,
): Part<T> {
  const [ja, en] = spec.about;
  return {
    about: { ja, en },
    options: () => toJsonSchema(spec.options, { typeMode: 'input' }) as OptionsTold,
    floats: spec.floats ?? false,
    read: (options, path, town) => {
      const read = v.safeParse(spec.options, options ?? {});
      return read.success
        ? { ok: true, ready: ready(read.output, town) }
        : { ok: false, problems: problemsOf(read.issues, path) };
    },
  };
}

/** A thing with a front, set down at a point. */
export const part = <S extends v.GenericSchema>(
  spec: PartSpec<S> & {
    block?: (o: Given<S>) => Block | null;
    draw: (m: Mesh, o: Given<S>, town: string) => void;
  },
): Part =>
  reader(spec, (o, town) => ({ block: spec.block?.(o) ?? null, draw: (m) => spec.draw(m, o, town) }));

/** A thing that runs along points. */
export const linePart = <S extends v.GenericSchema>(
  spec: PartSpec<S> & {
    blocks?: number;
    walk?: (o: Given<S>) => { width: number; y: number };
    draw: (m: Mesh, points: readonly Vec3[], o: Given<S>) => void;
  },
): Part<ReadyLine> =>
  reader(spec, (o) => ({
    blocks: spec.blocks ?? 0,
    walk: spec.walk?.(o) ?? null,
    draw: (m, points) => spec.draw(m, points, o),
  }));

/** The outlines on the ground that a block covers, about its origin. */
export function outlinesOf(block: Block | null): Vec2[][] {
  if (!block) return [];
  if ('w' in block) {
    const { w, d, ahead = 0.2 } = block;
    return [
      [
        [-w / 2, ahead],
        [w / 2, ahead],
        [w / 2, -d],
        [-w / 2, -d],
      ],
    ];
  }
  return block.map(([x, z, w, d]): Vec2[] => [
    [x - w / 2, z + d / 2],
    [x + w / 2, z + d / 2],
    [x + w / 2, z - d / 2],
    [x - w / 2, z - d / 2],
  ]);
}
