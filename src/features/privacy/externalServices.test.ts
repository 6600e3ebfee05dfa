import { expect, it } from 'vitest';
import { externalServices } from './externalServices.ts';

it('lists nothing where nothing is configured', () => {
  expect(externalServices({}, 'town.example')).toEqual([]);
});

it('lists each outside host with its reason, and not our own', () => {
  const settings = {
    VITE_SUPABASE_URL: 'https://abc.supabase.co',
    VITE_MAPBOX_TOKEN: 'pk.x',
    VITE_MAP_STYLE_URL: 'https://town.example/style.json',
  };
  expect(externalServices(settings, 'town.example')).toEqual([
    { host: 'abc.supabase.co', why: 'supabase' },
    { host: 'api.mapbox.com', why: 'mapbox' },
  ]);
});
