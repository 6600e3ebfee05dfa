// What a compiled scene tells the browser and the database: public/scenes/<scene_id>/manifest.json.
// Units: metres, radians, seconds. Y is up, +Z comes toward the reader, as in glTF.
import * as z from 'zod/mini';

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const id = z.string();
const file = z.object({ url: z.string(), bytes: z.number(), sha256: z.string() });
export type SceneFile = z.infer<typeof file>;

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
export const viewpoint = z.object({ viewpoint_id: id, eye: vec3, target: vec3, fov: z.optional(z.number()) });

export const sceneSpot = z.object({
  spot_id: id,
  place_id: id,
  /** The thing itself; its label floats here. */
  anchor: vec3,
  /** Where a walker stops to look at it (on the navmesh) and how near counts as staying, in metres. */
  stand: vec3,
  radius: z.number(),
});

export const door = z.object({
  door_id: id,
  to_space: id,
  place_id: z.optional(id),
  /** On the ground in this space; entering the radius offers the door. */
  at: vec3,
  radius: z.number(),
  /** Where one arrives in to_space, and looks. */
  arrive: z.object({ eye: vec3, target: vec3 }),
});

export const scenePlace = z.object({ place_id: id, anchor: vec3, stand: vec3 });

/** Someone or something that moves along a path of the space by its own clock. */
export const moverActor = z.object({
  /** Node of the movers' file: its shape. */
  node: id,
  /** walk: people who go. ride: vehicles, which wait for whoever is ahead. rail: the train. The rest stay where they stand. */
  act: z.enum(['walk', 'ride', 'rail', 'sweep', 'wait', 'greet', 'guard']),
  /** Feet on the ground. One point: it stands there. */
  path: z.array(vec3).check(z.minLength(1)),
  /** m/s */
  speed: z.number().check(z.positive()),
  way: z.enum(['loop', 'pingpong']),
  /** Seconds of its round that are over when the visit begins. */
  phase: z.number(),
  /** Stops at a point of the path, by its index. */
  pauses: z.optional(z.array(z.object({ at: z.number(), seconds: z.number() }))),
  /** Which way one that stands looks: 0 is +z, π/2 is +x. */
  yaw: z.optional(z.number()),
  /** '#rrggbb' of its clothes. */
  tint: z.optional(z.string()),
  /** Hours at which it is about; absent: at all of them. */
  hours: z.optional(z.array(z.enum(hours))),
});
export type MoverActor = z.infer<typeof moverActor>;

export const space = z.object({
  space_id: id,
  indoor: z.boolean(),
  /** Parts: the first is enough to stand and look round, the others are what lies further off, nearest first. */
  lite: z.array(file).check(z.minLength(1)),
  rich: z.array(file).check(z.minLength(1)),
  /** WebP, shared by all parts: leaf and sign atlas; light maps of the ground, those of other hours apart (scenes/README.md). */
  textures: z.object({
    leaf: z.optional(file),
    sign: z.optional(file),
    ground: z.optional(file),
    late: z.optional(file),
  }),
  /** What full light of each baked share is at spring noon, linear rgb, exposure included. */
  light: z.object({ sky: vec3, sun: vec3, lamp: vec3, lampByDay: z.number(), ambient: vec3 }),
  /** JSON {positions:number[], indices:number[]} flattened, metres. */
  navmesh: file,
  background: z.object({
    zenith: z.string(),
    horizon: z.string(),
    fog: z.optional(z.object({ color: z.string(), near: z.number(), far: z.number() })),
  }),
  /** Fetched after the first picture, and only where motion is wanted. */
  movers: z.optional(z.object({ file, actors: z.array(moverActor) })),
  spawn: z.object({ eye: vec3, target: vec3 }),
  viewpoints: z.array(viewpoint),
  spots: z.array(sceneSpot),
  places: z.array(scenePlace),
  doors: z.array(door),
});
export type SceneSpace = z.infer<typeof space>;
export type SceneSpot = z.infer<typeof sceneSpot>;
export type SceneDoor = z.infer<typeof door>;
export type Viewpoint = z.infer<typeof viewpoint>;

export const sceneManifest = z.object({
  format: z.literal(2),
  scene_id: id,
  /** sha256 over the sources that made it, so a test can tell a stale build. */
  sources_sha256: z.string(),
  entry_space: id,
  spaces: z.array(space),
});
export type SceneManifest = z.infer<typeof sceneManifest>;
