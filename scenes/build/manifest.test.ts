// The compiled scene as the browser gets it: whole, current, and walkable from the spawn to every spot.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { sceneManifest } from '../../supabase/functions/_shared/contract/scene.ts';
import { nearest, pieces, type Navmesh } from './Navmesh.ts';
import { filesOf, repository, sha256, sourcesSha256 } from './sources.ts';

const read = (url: string) => readFile(join(repository, 'public', url));
const manifest = v.parse(sceneManifest, JSON.parse((await read('/scenes/hoshimi/manifest.json')).toString()));
const navmeshOf = async (url: string): Promise<Navmesh> =>
  JSON.parse((await read(url)).toString()) as Navmesh;

const spotsOf: Record<string, readonly string[]> = {
  square: [
    'square-well',
    'square-market',
    'square-noticeboard',
    'station-platform',
    'station-timetable',
    'station-bus-stop',
    'hall-concierge-desk',
    'hall-childcare-counter',
    'hall-housing-bank',
    'clinic-waiting-room',
    'clinic-night-care',
    'clinic-pharmacy',
    'shops-greengrocer',
    'shops-supermarket',
    'shops-bakery',
    'house-kitchen',
    'house-winter',
    'house-broadband',
    'work-desk',
    'work-meeting',
    'work-jobs-board',
    'farm-field',
    'farm-apprentice',
    'workshop-floor',
    'workshop-hours',
    'river-bank',
    'river-bridge',
    'shrine-path',
    'shrine-festival',
    'lookout-stars',
    'lookout-snow',
  ],
  school: [
    'school-gate',
    'school-classroom',
    'school-music-room',
    'school-science-room',
    'school-library',
    'school-gym',
    'school-lunch',
  ],
  daycare: [
    'daycare-entrance',
    'daycare-room-0-2',
    'daycare-room-3-5',
    'daycare-yard',
    'daycare-kitchen',
    'daycare-nap',
  ],
};

describe('the compiled town', () => {
  it('was compiled from the sources that are here', async () => {
    expect(manifest.sources_sha256).toBe(await sourcesSha256());
  });

  it('has the three spaces, the square first to enter', () => {
    expect(manifest.entry_space).toBe('square');
    expect(manifest.spaces.map((s) => s.space_id).toSorted()).toEqual(['daycare', 'school', 'square']);
  });

  it('leads each door to a space that exists', () => {
    const known = new Set(manifest.spaces.map((s) => s.space_id));
    for (const space of manifest.spaces)
      for (const door of space.doors) expect(known, door.door_id).toContain(door.to_space);
    const fromSquare = manifest.spaces.find((s) => s.space_id === 'square')?.doors.map((d) => d.to_space);
    expect(fromSquare?.toSorted()).toEqual(['daycare', 'school']);
  });

  it('stays within 8 MB in all', () => {
    const bytes = manifest.spaces.flatMap(filesOf).reduce((n, f) => n + f.bytes, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});

describe.each(manifest.spaces)('$space_id', (space) => {
  it('has every spot of the town exactly once', () => {
    expect(space.spots.map((s) => s.spot_id).toSorted()).toEqual(
      [...(spotsOf[space.space_id] ?? [])].toSorted(),
    );
  });

  it('has files of the size and hash the manifest says', async () => {
    for (const file of filesOf(space)) {
      const bytes = await read(file.url);
      expect(bytes.length, file.url).toBe(file.bytes);
      expect(sha256(bytes), file.url).toBe(file.sha256);
    }
  });

  it('can be walked from the spawn to every spot, place and door', async () => {
    const mesh = await navmeshOf(space.navmesh.url);
    const piece = pieces(mesh);
    const home = piece[nearest(mesh, space.spawn.eye).triangle];
    const goals = [
      ...space.spots.map((s) => [s.spot_id, s.stand] as const),
      ...space.places.map((p) => [p.place_id, p.stand] as const),
      ...space.doors.map((d) => [d.door_id, d.at] as const),
    ];
    for (const [name, stand] of goals) {
      const { distance, triangle } = nearest(mesh, stand);
      expect(distance, `${name} stands ${distance.toFixed(2)} m off the navmesh`).toBeLessThan(0.25);
      expect(piece[triangle], `${name} cannot be reached`).toBe(home);
    }
  });

  it('lets doors arrive on the navmesh of the space they lead to', async () => {
    for (const door of space.doors) {
      const there = manifest.spaces.find((s) => s.space_id === door.to_space);
      const mesh = await navmeshOf(there?.navmesh.url ?? '');
      expect(nearest(mesh, door.arrive.eye).distance, door.door_id).toBeLessThan(0.3);
    }
  });

  it('comes to a phone within its bytes', async () => {
    const { leaf, sign, ground } = space.textures;
    const first = [space.lite[0], leaf, sign, ground].filter((f) => f !== undefined);
    const wire = await Promise.all(first.map(async (f) => brotliCompressSync(await read(f.url)).length));
    expect(wire.reduce((a, b) => a + b, 0)).toBeLessThan(space.indoor ? 660_000 : 400_000);
  }, 60_000); // compressing takes its time

  it('changes the hour for less than 300 KB more', () => {
    expect(space.textures.late?.bytes ?? 0).toBeLessThan(300_000);
  });
});
