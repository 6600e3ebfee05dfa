import { Vector3, type WebGLRenderer } from 'three';
import type { Moment } from '../core/moment.ts';
import type { World } from '../engine/World.ts';
import type { CanvasHost } from './CanvasHost.ts';

export interface ProbeCounts {
  calls: number;
  triangles: number;
  programs: number;
  textureBytes: number;
}

/** For test/figures and test/visual only: asked for with ?probe=1. */
export interface HirobaProbe {
  spaces(): { space_id: string; viewpoints: string[] }[];
  enter(space_id: string, file: 'lite' | 'rich'): Promise<void>;
  setMoment(moment: Moment): Promise<void>;
  /** Resolves when all parts of the space stand. */
  whole(): Promise<void>;
  /** Draws one frame from a named viewpoint and counts it. */
  view(viewpoint_id: string): ProbeCounts;
  /** The same frame as a picture: a data URL of WebP, one device pixel for each CSS pixel. */
  picture(viewpoint_id: string): string;
  /** Walks to a spot of this space by the found way. Resolves on arrival; rejects when there is no way. */
  walkTo(spot_id: string): Promise<void>;
  /** Through a door of this space, as the page does. Resolves when the first picture of the other side is drawn. */
  goThrough(door_id: string): Promise<void>;
  /** Where one stands, metres. */
  position(): { x: number; y: number; z: number };
  /** Which way one looks, radians (systems/LookController.ts). */
  look(): { yaw: number; pitch: number };
  /**
   * So many frames of a sixtieth of a second, walking from spot to spot: the world steps, the labels follow, nothing is
   * drawn and the page's own events wait. For measuring what our own code does at each frame, once it is warm.
   */
  stride(frames: number): void;
  /** What three holds on the GPU just now. */
  memory(): { geometries: number; textures: number; programs: number };
  /** Pictures drawn so far: it stands still when nothing moves. */
  frames(): number;
  /** Where an anchor of this space is on the screen, CSS px. */
  labels(): { id: string; x: number; y: number; shown: boolean }[];
}

declare global {
  interface Window {
    hirobaProbe?: HirobaProbe;
  }
}

export function installProbe(host: CanvasHost, world: World): () => void {
  window.hirobaProbe = {
    spaces: () =>
      world.manifest.spaces.map((s) => ({
        space_id: s.space_id,
        viewpoints: s.viewpoints.map((v) => v.viewpoint_id),
      })),
    enter: async (space_id, file) => {
      world.leave();
      await world.setTier(file === 'rich' ? 2 : 1);
      await world.enterSpace(space_id);
      await world.whole();
    },
    setMoment: (moment) => world.setMoment(moment),
    whole: () => world.whole(),
    view: (viewpoint_id) => count(host, world, viewpoint_id),
    picture: (viewpoint_id) => takePicture(host, world, viewpoint_id),
    walkTo: (spot_id) => walkTo(world, spot_id),
    goThrough: (door_id) => goThrough(world, door_id),
    position: () => ({ x: world.position.x, y: world.position.y, z: world.position.z }),
    look: () => ({ yaw: world.traveller.look.yaw, pitch: world.traveller.look.pitch }),
    stride: (frames) => stride(host, world, frames),
    memory: () => {
      const info = host.renderer?.info;
      return {
        geometries: info?.memory.geometries ?? 0,
        textures: info?.memory.textures ?? 0,
        programs: info?.programs?.length ?? 0,
      };
    },
    frames: () => host.renderer?.info.render.frame ?? 0,
    labels: () =>
      world.labels.anchors.map((a, i) => ({
        id: a.id,
        x: world.labels.x[i] ?? 0,
        y: world.labels.y[i] ?? 0,
        shown: world.labels.shown[i] === 1,
      })),
  };
  return () => delete window.hirobaProbe;
}

/** Draws from a named viewpoint. Read the canvas before anything else runs: it isn't kept. */
function draw(host: CanvasHost, world: World, viewpoint_id: string): WebGLRenderer {
  const viewpoint = world.space?.viewpoints.find((v) => v.viewpoint_id === viewpoint_id);
  const gl = host.renderer;
  if (!viewpoint || !gl) throw new Error(`no viewpoint ${viewpoint_id} here`);
  world.lookFrom(viewpoint.eye, viewpoint.target);
  world.lens.setInsets(0, 0);
  world.lens.fix(viewpoint.fov ?? null);
  gl.render(world.scene, world.camera);
  return gl;
}

function count(host: CanvasHost, world: World, viewpoint_id: string): ProbeCounts {
  const { info } = draw(host, world, viewpoint_id);
  return {
    calls: info.render.calls,
    triangles: info.render.triangles,
    programs: info.programs?.length ?? 0,
    textureBytes: world.loaded?.textureBytes() ?? 0,
  };
}

function takePicture(host: CanvasHost, world: World, viewpoint_id: string): string {
  const dpr = host.renderer?.getPixelRatio() ?? 1; // coarse while one moves, see SlowDrawing
  host.renderer?.setPixelRatio(1);
  draw(host, world, viewpoint_id);
  const picture = host.canvas.toDataURL('image/webp', 0.6);
  host.renderer?.setPixelRatio(dpr);
  return picture;
}

function walkTo(world: World, spot_id: string): Promise<void> {
  const spot = world.space?.spots.find((s) => s.spot_id === spot_id);
  world.lens.fix(null);
  if (!spot || !world.traveller.walkTo(new Vector3(...spot.stand)))
    return Promise.reject(new Error(`no way to ${spot_id} from here`));
  world.wake();
  return new Promise((resolve) => {
    const stop = world.signals.on('arrived', () => {
      stop();
      resolve();
    });
  });
}

async function goThrough(world: World, door_id: string): Promise<void> {
  const door = world.space?.doors.find((d) => d.door_id === door_id);
  if (!door) throw new Error(`no door ${door_id} here`);
  const drawn = new Promise<void>((resolve) => {
    const stop = world.signals.on('drawn', () => {
      stop();
      resolve();
    });
  });
  await world.enterSpace(door.to_space, door.arrive);
  await drawn;
}

let goal = 0;

function stride(host: CanvasHost, world: World, frames: number): void {
  const spots = world.space?.spots ?? [];
  world.lens.fix(null);
  for (let i = 0; i < frames; i += 1) {
    if (!world.traveller.walker.isMoving) {
      goal = (goal + 1) % spots.length;
      world.traveller.walkTo(new Vector3(...(spots[goal]?.stand ?? [0, 0, 0])));
    }
    world.step(1 / 60);
    for (const follow of host.afterFrame) follow();
  }
}
