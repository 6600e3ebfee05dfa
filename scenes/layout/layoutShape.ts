// What a layout file holds: a town, or a part of one, in words and numbers. Metres; x east, z south; heights from the
// lowest ground. `npm run scenes` builds it; scenes/README.md tells how to write one.
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));
const metres = v.pipe(v.number(), v.minValue(-2000), v.maxValue(2000));
const positive = v.pipe(v.number(), v.gtValue(0), v.maxValue(2000));
const vec2 = v.strictTuple([metres, metres]);
const vec3 = v.strictTuple([metres, metres, metres]);
const line = v.pipe(v.array(vec2), v.minLength(2));
const outline = v.pipe(v.array(vec2), v.minLength(3));
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

/** Where a front looks: a compass word, or degrees from south toward east. */
export const compass = { south: 0, east: 90, north: 180, west: 270 } as const;
export const faces = v.union([v.picklist(Object.keys(compass) as [keyof typeof compass]), v.number()]);

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
const item = v.strictObject({
  /** For places to refer to, and for people who read the file. */
  id: v.optional(id),
  part: v.string(),
  at: vec2,
  faces: v.optional(faces),
  /** Metres above the ground (boats: above the sea). */
  lift: v.optional(metres),
  options: v.optional(v.record(v.string(), v.unknown())),
});
export type Item = v.InferOutput<typeof item>;

export const layoutShape = v.strictObject({
  format: v.literal(1),
  /** As it stands on signs: 潮見町. */
  name: v.pipe(v.string(), v.minLength(1)),
  /** Another number: other leaves, stones and jitter. */
  seed: v.optional(v.pipe(v.number(), v.integer())),
  land: v.strictObject({
    /** The outline of the land, in runs; the last run joins the first. */
    shore: v.pipe(v.array(v.strictObject({ kind: v.picklist(shoreKinds), points: line })), v.minLength(1)),
    grass: v.optional(color),
    /** Above this height the ground is wood rather than meadow. */
    woods: v.optional(v.strictObject({ above: metres, color: v.optional(color) })),
    /** The ground rises by `rise` between two points, and stays so high beyond. */
    hills: v.optional(v.array(v.strictObject({ from: vec2, to: vec2, rise: metres }))),
    /** Level ground held by walls. */
    terraces: v.optional(
      v.array(
        v.strictObject({
          outline,
          height: metres,
          ground: v.optional(v.picklist(groundKinds)),
          wall: v.optional(color),
        }),
      ),
    ),
  }),
  sea: v.optional(v.strictObject({ level: metres, near: v.optional(color), far: v.optional(color) })),
  areas: v.optional(v.array(v.strictObject({ kind: v.picklist(groundKinds), outline }))),
  ways: v.optional(v.array(v.strictObject({ kind: v.picklist(wayKinds), points: line, width: positive }))),
  buildings: v.pipe(v.array(item), v.minLength(1)),
  things: v.optional(v.array(item)),
  people: v.optional(v.array(item)),
  lines: v.optional(
    v.array(
      v.strictObject({
        part: v.string(),
        points: line,
        options: v.optional(v.record(v.string(), v.unknown())),
      }),
    ),
  ),
  plants: v.optional(
    v.array(
      v.strictObject({
        kind: v.string(),
        at: v.union([vec2, v.pipe(v.array(vec2), v.minLength(1))]),
        scale: v.optional(positive),
        tint: v.optional(color),
      }),
    ),
  ),
  /** Plants strewn over an outline; what stands there already is left free. */
  groves: v.optional(
    v.array(
      v.strictObject({
        kind: v.string(),
        outline,
        count: v.pipe(v.number(), v.integer(), v.gtValue(0), v.maxValue(400)),
        scale: v.optional(v.strictTuple([positive, positive])),
        tints: v.optional(v.pipe(v.array(color), v.minLength(1))),
      }),
    ),
  ),
  /** Far land, painted: bearings in degrees from north by east, heights as they look from the middle. */
  horizon: v.optional(
    v.array(
      v.strictObject({
        kind: v.picklist(horizonKinds),
        from: v.number(),
        to: v.number(),
        distance: positive,
        height: positive,
        color: v.optional(color),
      }),
    ),
  ),
  /** Where people may walk; what stands in the way is left out by itself. */
  walk: v.pipe(v.array(outline), v.minLength(1)),
  spawn: v.strictObject({ at: vec2, look: vec2 }),
  viewpoints: v.pipe(
    v.array(
      v.strictObject({
        viewpoint_id: id,
        eye: vec3,
        target: vec3,
        fov: v.optional(v.pipe(v.number(), v.minValue(20), v.maxValue(90))),
      }),
    ),
    v.minLength(1),
  ),
  places: v.pipe(
    v.array(
      v.strictObject({
        place_id: id,
        /** The id of a building: its front door is where one stands. */
        building: v.optional(id),
        at: v.optional(vec2),
        stand: v.optional(vec2),
        /** Of the label, above the ground. */
        height: v.optional(positive),
      }),
    ),
    v.minLength(1),
  ),
  spots: v.array(
    v.strictObject({
      spot_id: id,
      place_id: id,
      /** The thing itself. */
      at: vec2,
      height: v.optional(metres),
      /** Where one stops to look at it. */
      stand: vec2,
      radius: v.optional(positive),
    }),
  ),
});
export type Layout = v.InferOutput<typeof layoutShape>;
export type ShoreKind = (typeof shoreKinds)[number];
export type GroundKind = (typeof groundKinds)[number];
export type WayKind = (typeof wayKinds)[number];
export type Way = NonNullable<Layout['ways']>[number];

/** Yaw in radians: 0 faces south, a quarter turn east. */
export const yawOf = (given: v.InferOutput<typeof faces> | undefined): number =>
  ((typeof given === 'string' ? compass[given] : (given ?? 0)) * Math.PI) / 180;
