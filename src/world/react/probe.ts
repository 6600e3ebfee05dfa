import type { World } from '../core/World.ts';
import type { Stage } from './Stage.ts';

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
  /** Draws one frame from a named viewpoint and counts it. */
  view(viewpoint_id: string): ProbeCounts;
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

export function installProbe(stage: Stage, world: World): () => void {
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
    },
    view: (viewpoint_id) => draw(stage, world, viewpoint_id),
    frames: () => stage.renderer?.info.render.frame ?? 0,
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

function draw(stage: Stage, world: World, viewpoint_id: string): ProbeCounts {
  const viewpoint = world.space?.viewpoints.find((v) => v.viewpoint_id === viewpoint_id);
  const gl = stage.renderer;
  if (!viewpoint || !gl) throw new Error(`no viewpoint ${viewpoint_id} here`);
  world.lookFrom(viewpoint.eye, viewpoint.target);
  world.lens.fix(viewpoint.fov ?? null);
  gl.render(world.scene, world.camera);
  const { calls, triangles } = gl.info.render;
  return {
    calls,
    triangles,
    programs: gl.info.programs?.length ?? 0,
    textureBytes: world.loaded?.textureBytes ?? 0,
  };
}
