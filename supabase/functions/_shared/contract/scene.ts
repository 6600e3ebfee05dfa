// What a compiled scene tells the browser and the database: public/scenes/<scene_id>/manifest.json.
// Units: metres, radians, seconds. Y is up, +Z comes toward the reader, as in glTF.
import * as v from 'valibot';

const vec3 = v.strictTuple([v.number(), v.number(), v.number()]);
/** Names of nodes and spaces, as the builders of scenes/ write them. */
const id = v.pipe(v.string(), v.regex(/^[\w.-]+$/));
const digest = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
const color = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i));
/** A path of our own origin. */
const path = v.pipe(v.string(), v.regex(/^\/[\w./-]+$/));
const file = v.object({ url: path, bytes: v.number(), sha256: digest });
export type SceneFile = v.InferOutput<typeof file>;

/** What a space can be seen in. */
export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export const hours = ['morning', 'noon', 'dusk', 'night'] as const;
export type Season = (typeof seasons)[number];
export type Hour = (typeof hours)[number];
export interface Moment {
  readonly season: Season;
  readonly hour: Hour;
}

/** Where one stands and looks; fov in degrees, vertical. */
export const viewpoint = v.object({ viewpoint_id: id, eye: vec3, target: vec3, fov: v.optional(v.number()) });

export const sceneSpot = v.object({
  spot_id: id,
  place_id: id,
  /** The thing itself; its label floats here. */
  anchor: vec3,
  /** Where a walker stops to look at it (on the navmesh) and how near counts as staying, in metres. */
  stand: vec3,
  radius: v.number(),
});

export const door = v.object({
  door_id: id,
  to_space: id,
  place_id: v.optional(id),
  /** On the ground in this space; entering the radius offers the door. */
  at: vec3,
  radius: v.number(),
  /** Where one arrives in to_space, and looks. */
  arrive: v.object({ eye: vec3, target: vec3 }),
});

export const scenePlace = v.object({ place_id: id, anchor: vec3, stand: vec3 });

/** Someone or something that moves along a path of the space by its own clock. */
export const moverActor = v.object({
  /** Node of the movers' file: its shape. */
  node: id,
  /**
   * walk: people who go. ride: vehicles, which wait for whoever is ahead. rail: the train. The rest stay where they
   * stand.
   */
  act: v.picklist(['walk', 'ride', 'rail', 'sweep', 'wait', 'greet', 'guard']),
  /** Feet on the ground. One point: it stands there. */
  path: v.pipe(v.array(vec3), v.minLength(1)),
  /** m/s */
  speed: v.pipe(v.number(), v.gtValue(0)),
  way: v.picklist(['loop', 'pingpong']),
  /** Seconds of its round that are over when the visit begins. */
  phase: v.number(),
  /** Stops at a point of the path, by its index. */
  pauses: v.optional(v.array(v.object({ at: v.number(), seconds: v.number() }))),
  /** Which way one that stands looks: 0 is +z, π/2 is +x. */
  yaw: v.optional(v.number()),
  /** '#rrggbb' of its clothes. */
  tint: v.optional(color),
  /** Hours at which it is about; absent: at all of them. */
  hours: v.optional(v.array(v.picklist(hours))),
});
export type MoverActor = v.InferOutput<typeof moverActor>;

export const space = v.object({
  space_id: id,
  indoor: v.boolean(),
  /** Parts: the first is enough to stand and look round, the others are what lies further off, nearest first. */
  lite: v.pipe(v.array(file), v.minLength(1)),
  rich: v.pipe(v.array(file), v.minLength(1)),
  /**
   * WebP, shared by all parts: leaf and sign atlas; light maps of the ground, those of other hours apart
   * (scenes/README.md).
   */
  textures: v.object({
    leaf: v.optional(file),
    sign: v.optional(file),
    ground: v.optional(file),
    late: v.optional(file),
  }),
  /** What full light of each baked share is at spring noon, linear rgb, exposure included. */
  light: v.object({ sky: vec3, sun: vec3, lamp: vec3, lampByDay: v.number(), ambient: vec3 }),
  /** JSON {positions:number[], indices:number[]} flattened, metres. */
  navmesh: file,
  background: v.object({
    zenith: color,
    horizon: color,
    fog: v.optional(v.object({ color, near: v.number(), far: v.number() })),
  }),
  /** Fetched after the first picture, and only where motion is wanted. */
  movers: v.optional(v.object({ file, actors: v.array(moverActor) })),
  spawn: v.object({ eye: vec3, target: vec3 }),
  viewpoints: v.array(viewpoint),
  spots: v.array(sceneSpot),
  places: v.array(scenePlace),
  doors: v.array(door),
});
export type SceneSpace = v.InferOutput<typeof space>;
export type SceneSpot = v.InferOutput<typeof sceneSpot>;
export type SceneDoor = v.InferOutput<typeof door>;
export type Viewpoint = v.InferOutput<typeof viewpoint>;

export const sceneManifest = v.object({
  format: v.literal(2),
  scene_id: id,
  /** sha256 over the sources that made it, so a test can tell a stale build. */
  sources_sha256: digest,
  entry_space: id,
  spaces: v.array(space),
});
export type SceneManifest = v.InferOutput<typeof sceneManifest>;
