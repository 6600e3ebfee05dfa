// A plugin of Vite for the built client. Whoever opens the tour waits for the page, its code, the town's record and the
// manifest one after another before the first byte of the scene is asked for: eight seconds on a slow line. A few lines
// in the page's head ask for the scene at once, for its names are known when the client is built; where a first picture
// can be drawn (src/world/first), its small script comes along, and the app's own code waits until that picture stands.
import * as v from 'valibot';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import type { FirstOrder } from '../../src/world/first/main.ts';
import { sceneManifest, type SceneSpace } from '../functions/_shared/contract/scene.ts';

const scenes = path.resolve(import.meta.dirname, '../../public/scenes');
const firstCode = path.resolve(import.meta.dirname, '../../src/world/first/main.ts');

interface EarlySpace {
  /** What the world needs to begin, as a phone shows it and as a computer does. */
  lite: string[];
  rich: string[];
  /** Outdoors: what is drawn before the world. */
  first: FirstOrder | null;
}

interface EarlyScene {
  entry: string;
  spaces: Record<string, EarlySpace>;
}

interface EarlyCode {
  /** Of the app, of the tour and of the first picture, what each imports at once included. */
  app: string[];
  tour: string[];
  first: string[];
}

/**
 * The files of the first picture, see world/loaders/loadSpace.ts: outdoors the same small part whatever the quality.
 */
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
    const { entry_space, spaces } = v.parse(sceneManifest, JSON.parse(readFileSync(manifest, 'utf8')));
    const named = spaces.map((s) => {
      const early: EarlySpace = { lite: needs(s, false), rich: needs(s, true), first: firstOrder(s) };
      return [s.space_id, early] as const;
    });
    found[id] = { entry: entry_space, spaces: Object.fromEntries(named) };
  }
  return found;
}

function firstOrder({
  indoor,
  lite,
  navmesh,
  textures,
  light,
  spawn,
  background,
}: SceneSpace): FirstOrder | null {
  const [glb] = lite;
  if (indoor || !glb || background.fog) return null;
  const { ground, leaf, sign } = textures;
  const pictures = Object.fromEntries(
    Object.entries({ ground, leaf }).flatMap(([name, file]) => (file ? [[name, file.url]] : [])),
  );
  const files = [navmesh, sign].flatMap((file) => (file ? [file.url] : []));
  return { glb: glb.url, pictures, sign: sign?.url ?? null, light, spawn, code: [], files };
}

/** Runs in the page, as text: it may use nothing from outside. A wrong guess costs bytes and breaks nothing. */
function ask(known: Record<string, EarlyScene>, code: EarlyCode): void {
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
  const addCode = (hrefs: string[]): void => hrefs.forEach((href) => add('modulepreload', href));
  const [, town = '', page] = location.pathname.split('/');
  const scene = page === 'tour' ? known[town] : undefined;
  if (!scene) {
    addCode(code.app);
    return;
  }
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
  const space = tier === 0 || asked.has('spot') ? undefined : scene.spaces[asked.get('space') ?? scene.entry];
  const order = asked.has('season') || asked.has('hour') ? null : space?.first;
  const record = ['/config.json', `/scenes/${town}/manifest.json`];
  if (!space || !order) {
    addCode([...code.app, ...code.tour]);
    for (const href of [...record, ...(space?.[tier === 1 ? 'lite' : 'rich'] ?? [])]) add('preload', href);
    return;
  }
  // A browser asks six things of a server at once: these are they, and the page's styles.
  addCode(code.first);
  for (const href of [order.glb, ...Object.values(order.pictures)]) add('preload', href);
  const script = document.createElement('script');
  script.type = 'module';
  script.src = code.first[0] ?? '';
  script.onerror = () => (script.dataset.state = 'failed'); // the app may not be there yet to hear it
  const next = { code: [...code.app, ...code.tour], files: [...record, ...order.files] };
  script.dataset.firstPicture = JSON.stringify({ ...order, ...next });
  document.head.append(script);
}

/** A chunk's file and those of all that it imports at once. */
function codeOf(bundle: Rolldown.OutputBundle, source: string): string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    file.imports.forEach(take);
  };
  for (const file of Object.values(bundle))
    if (file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(source))) take(file.fileName);
  if (found.size === 0) throw new Error(`the client has no chunk of ${source}`);
  return [...found].map((name) => `/${name}`);
}

export function earlyTour(): Plugin {
  return {
    name: 'early-tour',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: firstCode, name: 'firstPicture' });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        if (!bundle) return [];
        const code: EarlyCode = {
          app: codeOf(bundle, '/app/start.tsx'),
          tour: codeOf(bundle, '/visitor/TourRoute.tsx'),
          first: codeOf(bundle, '/world/first/main.ts'),
        };
        const given = [readScenes(), code].map((v) => JSON.stringify(v)).join();
        return [{ tag: 'script', injectTo: 'head-prepend', children: `(${ask.toString()})(${given})` }];
      },
    },
  };
}
