import type { SpaceSource } from '../build/SpaceSource.ts';

/** The spaces of Hoshimi, the entry first. Each loads only when it is built. */
export const spaces: Record<string, () => Promise<SpaceSource>> = {
  square: async () => (await import('./square/space.ts')).square,
  school: async () => (await import('./school/space.ts')).school,
  daycare: async () => (await import('./daycare/space.ts')).daycare,
};
export const entrySpace = 'square';
export const sceneId = 'hoshimi';
