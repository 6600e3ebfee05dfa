// What a layout file holds: a town, or a part of one, in words and numbers. Metres; x east, z south; heights from the
// lowest ground. `npm run scenes` builds it; scenes/README.md tells how to write one.
import * as z from 'zod/mini';

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));
const metres = z.number().check(z.minimum(-2000), z.maximum(2000));
const positive = z.number().check(z.positive(), z.maximum(2000));
const vec2 = z.tuple([metres, metres]);
const vec3 = z.tuple([metres, metres, metres]);
const line = z.array(vec2).check(z.minLength(2));
const outline = z.array(vec2).check(z.minLength(3));
const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/));

/** Where a front looks: a compass word, or degrees from south toward east. */
export const compass = { south: 0, east: 90, north: 180, west: 270 } as const;
export const faces = z.union([z.enum(Object.keys(compass) as [keyof typeof compass]), z.number()]);

export const shoreKinds = ['quay', 'beach', 'rocks', 'inland'] as const;
export const groundKinds = [
  'grass',
  'concrete',
  'asphalt',
  'stone',
  'tiles',
  'sand',
  'earth',
  'gravel',
] as const;
export const wayKinds = ['road', 'lane', 'path', 'stairs', 'ramp'] as const;
export const horizonKinds = ['mountains', 'islands'] as const;

/** One thing of the kit set down somewhere. */
const item = z.strictObject({
  /** For places to refer to, and for people who read the file. */
  id: z.optional(id),
  part: z.string(),
  at: vec2,
  faces: z.optional(faces),
  /** Metres above the ground (boats: above the sea). */
  lift: z.optional(metres),
  options: z.optional(z.record(z.string(), z.unknown())),
});
export type Item = z.infer<typeof item>;

export const layoutShape = z.strictObject({
  format: z.literal(1),
  /** As it stands on signs: 潮見町. */
  name: z.string().check(z.minLength(1)),
  /** Another number: other leaves, stones and jitter. */
  seed: z.optional(z.int()),
  land: z.strictObject({
    /** The outline of the land, in runs; the last run joins the first. */
    shore: z.array(z.strictObject({ kind: z.enum(shoreKinds), points: line })).check(z.minLength(1)),
    grass: z.optional(color),
    /** Above this height the ground is wood rather than meadow. */
    woods: z.optional(z.strictObject({ above: metres, color: z.optional(color) })),
    /** The ground rises by `rise` between two points, and stays so high beyond. */
    hills: z.optional(z.array(z.strictObject({ from: vec2, to: vec2, rise: metres }))),
    /** Level ground held by walls. */
    terraces: z.optional(
      z.array(
        z.strictObject({
          outline,
          height: metres,
          ground: z.optional(z.enum(groundKinds)),
          wall: z.optional(color),
        }),
      ),
    ),
  }),
  sea: z.optional(z.strictObject({ level: metres, near: z.optional(color), far: z.optional(color) })),
  areas: z.optional(z.array(z.strictObject({ kind: z.enum(groundKinds), outline }))),
  ways: z.optional(z.array(z.strictObject({ kind: z.enum(wayKinds), points: line, width: positive }))),
  buildings: z.array(item).check(z.minLength(1)),
  things: z.optional(z.array(item)),
  people: z.optional(z.array(item)),
  lines: z.optional(
    z.array(
      z.strictObject({
        part: z.string(),
        points: line,
        options: z.optional(z.record(z.string(), z.unknown())),
      }),
    ),
  ),
  plants: z.optional(
    z.array(
      z.strictObject({
        kind: z.string(),
        at: z.union([vec2, z.array(vec2).check(z.minLength(1))]),
        scale: z.optional(positive),
        tint: z.optional(color),
      }),
    ),
  ),
  /** Plants strewn over an outline; what stands there already is left free. */
  groves: z.optional(
    z.array(
      z.strictObject({
        kind: z.string(),
        outline,
        count: z.int().check(z.positive(), z.maximum(400)),
        scale: z.optional(z.tuple([positive, positive])),
        tints: z.optional(z.array(color).check(z.minLength(1))),
      }),
    ),
  ),
  /** Far land, painted: bearings in degrees from north by east, heights as they look from the middle. */
  horizon: z.optional(
    z.array(
      z.strictObject({
        kind: z.enum(horizonKinds),
        from: z.number(),
        to: z.number(),
        distance: positive,
        height: positive,
        color: z.optional(color),
      }),
    ),
  ),
  /** Where people may walk; what stands in the way is left out by itself. */
  walk: z.array(outline).check(z.minLength(1)),
  spawn: z.strictObject({ at: vec2, look: vec2 }),
  viewpoints: z
    .array(
      z.strictObject({
        viewpoint_id: id,
        eye: vec3,
        target: vec3,
        fov: z.optional(z.number().check(z.minimum(20), z.maximum(90))),
      }),
    )
    .check(z.minLength(1)),
  places: z
    .array(
      z.strictObject({
        place_id: id,
        /** The id of a building: its front door is where one stands. */
        building: z.optional(id),
        at: z.optional(vec2),
        stand: z.optional(vec2),
        /** Of the label, above the ground. */
        height: z.optional(positive),
      }),
    )
    .check(z.minLength(1)),
  spots: z.array(
    z.strictObject({
      spot_id: id,
      place_id: id,
      /** The thing itself. */
      at: vec2,
      height: z.optional(metres),
      /** Where one stops to look at it. */
      stand: vec2,
      radius: z.optional(positive),
    }),
  ),
});
export type Layout = z.infer<typeof layoutShape>;
export type ShoreKind = (typeof shoreKinds)[number];
export type GroundKind = (typeof groundKinds)[number];
export type WayKind = (typeof wayKinds)[number];
export type Way = NonNullable<Layout['ways']>[number];

/** Yaw in radians: 0 faces south, a quarter turn east. */
export const yawOf = (given: z.infer<typeof faces> | undefined): number =>
  ((typeof given === 'string' ? compass[given] : (given ?? 0)) * Math.PI) / 180;
