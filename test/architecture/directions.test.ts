import { expect, test } from 'vitest';
import { allows } from './directions.ts';

const ours = (from: string, to: string) => allows(from, to, true);
const npm = (from: string, name: string) => allows(from, name, false);

test('the rings of the world open inward only', () => {
  const rings = ['core', 'systems', 'loaders', 'engine', 'react'];
  const open = rings.map((from) =>
    rings.filter((to) => to !== from && ours(`src/world/${from}/A.ts`, `src/world/${to}/B.ts`)),
  );
  expect(open).toEqual([
    [],
    ['core'],
    ['core'],
    ['core', 'systems', 'loaders'],
    ['core', 'engine'], // what lies further in comes through the engine
  ]);
  expect(ours('src/world/first/main.ts', 'src/world/engine/World.ts')).toBe(false);
  expect(ours('src/world/engine/World.ts', 'src/data/content.ts')).toBe(false);
  expect(npm('src/world/engine/World.ts', 'react')).toBe(false);
  expect(npm('src/world/react/TownCanvas.tsx', '@react-three/fiber')).toBe(true);
});

test('features meet in app alone, and shared knows no feature', () => {
  expect(ours('src/features/tour/TourPage.tsx', 'src/features/places/PlacePage.tsx')).toBe(false);
  expect(ours('src/features/tour/TourPage.tsx', 'src/features/tour/hud/TourHud.tsx')).toBe(true);
  expect(ours('src/features/tour/TourPage.tsx', 'src/app/env.ts')).toBe(false);
  expect(ours('src/features/tour/TourPage.tsx', 'src/shared/useShortlist.ts')).toBe(true);
  expect(ours('src/shared/useShortlist.ts', 'src/features/places/PlacePage.tsx')).toBe(false);
  expect(ours('src/shared/useShortlist.ts', 'src/world/core/tiers.ts')).toBe(false);
  expect(ours('src/ui/Button.tsx', 'src/shared/saveFile.ts')).toBe(false);
  expect(ours('src/app/App.tsx', 'src/features/tour/TourPage.tsx')).toBe(true);
});

test('rules know no page, pages know no table, servers know no page', () => {
  expect(ours('src/domain/warmth.ts', 'src/data/households.ts')).toBe(false);
  expect(npm('src/domain/warmth.ts', 'react')).toBe(false);
  expect(npm('src/features/desk/HouseholdPage.tsx', '@supabase/supabase-js')).toBe(false);
  expect(npm('src/features/places/PlacePage.tsx', 'three')).toBe(false);
  expect(npm('src/features/places/PlacePage.tsx', 'maplibre-gl')).toBe(false);
  expect(ours('supabase/local/Jobs.ts', 'src/features/kpi/kpiWords.ts')).toBe(false);
  expect(ours('supabase/local/Jobs.ts', 'src/domain/kpiFormula.ts')).toBe(true);
  expect(ours('supabase/local/Jobs.ts', 'src/i18n/ja/kpi.ts')).toBe(true);
  expect(ours('supabase/local/Jobs.ts', 'src/i18n/I18nProvider.tsx')).toBe(false);
  expect(ours('src/data/content.ts', 'scenes/build/build.ts')).toBe(false);
});

test('a folder that the table does not know may import nothing', () => {
  expect(ours('src/elsewhere/a.ts', 'src/lib/townTime.ts')).toBe(false);
});
