// From a layout file to a space the build can bake.
import * as v from 'valibot';
import type { SpaceParts, SpaceSource } from '../build/SpaceSource.ts';
import { Mesh } from '../kit/mesh.ts';
import { arrange, drawParts, type Arranged } from './arrange.ts';
import { checkLayout } from './checkLayout.ts';
import { LayoutError } from './LayoutError.ts';
import { layoutShape, type Layout } from './layoutShape.ts';
import { placesOf, spotsOf } from './marks.ts';
import { problemsOf } from './problemsOf.ts';
import { walkOutlines } from './reach.ts';
import { writeLand, writeShore } from './writeLand.ts';
import { writePlants } from './writePlants.ts';
import { writeSea } from './writeSea.ts';
import { SKY, writeDome, writeHorizon } from './writeSky.ts';
import { writeWays } from './writeWays.ts';

/**
 * Reads and checks a layout: its shape, its words, and whether people can get everywhere.
 * @throws LayoutError that lists all that is wrong, with paths.
 */
export function readLayout(json: unknown, file?: string): Arranged {
  const read = v.safeParse(layoutShape, json);
  if (!read.success) throw new LayoutError(problemsOf(read.issues), file);
  const arranged = arrange(read.output);
  const problems = arranged.problems.length > 0 ? arranged.problems : checkLayout(arranged);
  if (problems.length > 0) throw new LayoutError(problems, file);
  return arranged;
}

/**
 * The same from the text of a layout.json.
 * @throws LayoutError
 */
export const readLayoutText = (text: string, file?: string): Arranged => readLayout(parse(text, file), file);

/** The one space of a town that is laid out in a file; its pack puts its places there. */
export const LAYOUT_SPACE = 'town';

/**
 * A space out of the text of scenes/layouts/<town>/layout.json.
 * @throws LayoutError
 */
export function layoutSource(text: string, file?: string): SpaceSource {
  const arranged = readLayoutText(text, file);
  return { space_id: LAYOUT_SPACE, indoor: false, build: () => buildParts(arranged) };
}

function parse(text: string, file?: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as SyntaxError;
    const line = lineOfError(text);
    throw new LayoutError(
      [
        {
          path: '',
          ja: `JSON として読めません（${line} 行目のあたり）。コンマとかっこを見てください: ${message}`,
          en: `is not JSON (near line ${line}); look at commas and brackets: ${message}`,
        },
      ],
      file,
    );
  }
}

/** The first line with which the text can no longer become JSON: V8 does not always say where. */
function lineOfError(text: string): number {
  const lines = text.split('\n');
  const wrong = lines.findIndex((_, i) => {
    const head = lines
      .slice(0, i + 1)
      .join('\n')
      .trimEnd();
    try {
      JSON.parse(head);
      return false;
    } catch (error) {
      const { message } = error as SyntaxError;
      const at = /position (\d+)/.exec(message)?.[1];
      return !/end of JSON|Unterminated/.test(message) && Number(at) !== head.length;
    }
  });
  return wrong < 0 ? lines.length : wrong + 1;
}

function buildParts(arranged: Arranged): SpaceParts {
  const { layout, terrain, obstacles } = arranged;
  const mesh = new Mesh(layout.seed ?? 1);
  const lightmap = lightmapOf(layout);
  // The sky is drawn in the order in which it is written: dome, far sea, far land.
  writeDome(mesh, layout);
  writeSea(mesh, layout, terrain);
  writeHorizon(mesh, layout);
  writeLand(mesh, layout, terrain, lightmap);
  if (layout.sea) writeShore(mesh, layout, terrain);
  writeWays(mesh, layout, terrain);
  drawParts(mesh, arranged);
  writePlants(mesh, arranged);
  const [sx, sz] = layout.spawn.at;
  const [lx, lz] = layout.spawn.look;
  const eye = terrain.standing(sx, sz) + 1.58;
  return {
    mesh,
    walkable: walkOutlines(arranged).map((outline) => ({ outline, y: terrain.standing })),
    obstacles,
    spots: spotsOf(arranged),
    places: placesOf(arranged),
    doors: [],
    viewpoints: layout.viewpoints,
    spawn: { eye: [sx, eye, sz], target: [lx, eye + 0.2, lz] },
    background: { zenith: SKY.zenith, horizon: SKY.horizon },
    sky: { zenith: '#8fbcec', horizon: '#e6eef2', strength: 0.56 },
    sun: { direction: [-0.58, 0.66, 0.48], color: '#ffe6bd', strength: 0.98 },
    exposure: 1.08,
    lightmap,
  };
}

/** Soft shadows where people walk, and a little beyond. */
function lightmapOf(layout: Layout): NonNullable<SpaceParts['lightmap']> {
  const xs = layout.walk.flat().map((p) => p[0]);
  const zs = layout.walk.flat().map((p) => p[1]);
  const half = Math.min(
    80,
    Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...zs) - Math.min(...zs)) / 2 + 4,
  );
  const middle = [xs, zs].map((v) => (Math.min(...v) + Math.max(...v)) / 2) as [number, number];
  return {
    min: [middle[0] - half, middle[1] - half],
    max: [middle[0] + half, middle[1] + half],
    size: half > 55 ? 768 : 512,
  };
}
