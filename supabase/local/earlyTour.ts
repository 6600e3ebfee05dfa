// A plugin of Vite for the built client. Whoever opens the tour waits for the page, its code, the town's record and the
// manifest one after another before the first byte of the scene is asked for: eight seconds on a slow line. A few lines in
// the page's head ask for code and scene at once, for the scene's names are known when the client is built.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { sceneManifest, type SceneSpace } from '../functions/_shared/contract/scene.ts';

const scenes = path.resolve(import.meta.dirname, '../../public/scenes');

interface EarlyScene {
  entry: string;
  /** space_id: what its first picture needs, as a phone shows it and as a computer does. */
  spaces: Record<string, { lite: string[]; rich: string[] }>;
}

/** The files of the first picture, see world/loaders/loadSpace.ts: outdoors the same small part whatever the quality. */
function needs({ indoor, lite, rich, navmesh, textures }: SceneSpace, isRich: boolean): string[] {
  const { leaf, sign, ground } = textures;
  const [first] = isRich && indoor ? rich : lite;
  return [first, navmesh, leaf, sign, ground].flatMap((f) => (f ? [f.url] : []));
}

function readScenes(): Record<string, EarlyScene> {
  const found: Record<string, EarlyScene> = {};
  for (const id of readdirSync(scenes)) {
    const manifest = path.join(scenes, id, 'manifest.json');
    if (!existsSync(manifest)) continue;
    const { entry_space, spaces } = sceneManifest.parse(JSON.parse(readFileSync(manifest, 'utf8')));
    const named = spaces.map((s) => [s.space_id, { lite: needs(s, false), rich: needs(s, true) }] as const);
    found[id] = { entry: entry_space, spaces: Object.fromEntries(named) };
  }
  return found;
}

/** Runs in the page, as text: it may use nothing from outside. A wrong guess costs bytes and breaks nothing. */
function ask(known: Record<string, EarlyScene>, code: string[]): void {
  const [, town = '', page] = location.pathname.split('/');
  const scene = page === 'tour' ? known[town] : undefined;
  if (!scene) return;
  const add = (rel: string, href: string): void => {
    const link = document.createElement('link');
    link.rel = rel;
    link.href = href;
    if (rel === 'preload') {
      link.as = 'fetch';
      link.crossOrigin = 'anonymous';
    }
    document.head.append(link);
  };
  for (const href of code) add('modulepreload', href);
  add('preload', '/config.json');
  add('preload', `/scenes/${town}/manifest.json`);
  const asked = new URLSearchParams(location.search);
  let settings: { chosenTier?: number | null; measuredTier?: number | null } = {};
  try {
    settings = JSON.parse(localStorage.getItem('hiroba.tour.settings') ?? '{}') as typeof settings;
  } catch {
    // Storage is closed or holds something else: guess.
  }
  const isSaving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  const isPhone = matchMedia('(pointer: coarse)').matches || Math.min(screen.width, screen.height) < 600;
  const tier = settings.chosenTier ?? settings.measuredTier ?? (isSaving ? 0 : isPhone ? 1 : 2);
  if (tier === 0 || asked.has('spot')) return;
  const space = scene.spaces[asked.get('space') ?? scene.entry];
  for (const href of space?.[tier === 1 ? 'lite' : 'rich'] ?? []) add('preload', href);
}

/** The tour's own code and all that it imports at once. */
function tourCode(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    file.imports.forEach(take);
  };
  for (const file of Object.values(bundle))
    if (file.type === 'chunk' && file.facadeModuleId?.endsWith('/visitor/TourRoute.tsx')) take(file.fileName);
  return [...found].map((name) => `/${name}`);
}

export function earlyTour(): Plugin {
  return {
    name: 'early-tour',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const given = [readScenes(), bundle ? tourCode(bundle) : []].map((v) => JSON.stringify(v)).join();
        return [{ tag: 'script', injectTo: 'head-prepend', children: `(${ask.toString()})(${given})` }];
      },
    },
  };
}
