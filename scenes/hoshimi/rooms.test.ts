import { beforeAll, describe, expect, it } from 'vitest';
import { buildNavmesh, nearest, type Navmesh } from '../build/Navmesh.ts';
import type { SpaceParts } from '../build/SpaceSource.ts';
import { daycare } from './daycare/space.ts';
import { school } from './school/space.ts';

const expected = {
  school: {
    place: 'hoshimi-elementary',
    spots: ['gate', 'classroom', 'music-room', 'science-room', 'library', 'gym', 'lunch'].map(
      (s) => `school-${s}`,
    ),
    views: ['gate', 'corridor', 'classroom', 'music', 'science', 'library', 'gym', 'lunch'],
  },
  daycare: {
    place: 'hoshimi-daycare',
    spots: ['entrance', 'room-0-2', 'room-3-5', 'yard', 'kitchen', 'nap'].map((s) => `daycare-${s}`),
    views: ['entrance', 'room-0-2', 'room-3-5', 'yard', 'kitchen', 'nap'],
  },
};

describe.each([
  { source: school, wanted: expected.school },
  { source: daycare, wanted: expected.daycare },
])('the rooms of $source.space_id', ({ source, wanted }) => {
  let parts: SpaceParts;
  let walk: Navmesh;
  beforeAll(async () => {
    parts = source.build();
    walk = await buildNavmesh(parts);
  }, 120_000);

  it('have every spot the content speaks of, and no other', () => {
    expect(parts.spots.map((s) => s.spot_id).sort()).toEqual([...wanted.spots].sort());
    expect(new Set([...parts.spots, ...parts.places].map((s) => s.place_id))).toEqual(
      new Set([wanted.place]),
    );
  });

  it('let one walk from where one arrives to every spot, place and door', () => {
    const ends = [
      ...parts.spots.map((s) => ({ name: s.spot_id, at: s.stand })),
      ...parts.places.map((p) => ({ name: p.place_id, at: p.stand })),
      ...parts.doors.map((d) => ({ name: d.door_id, at: d.at })),
    ];
    const far = ends.filter((e) => nearest(walk, e.at).distance > 0.05).map((e) => e.name);
    expect(far).toEqual([]);
  });

  it('have a viewpoint for each room and a door back to the square', () => {
    expect(parts.viewpoints.map((v) => v.viewpoint_id)).toEqual(expect.arrayContaining(wanted.views));
    expect(parts.doors.map((d) => d.to_space)).toEqual(['square']);
  });

  it('can be read: each sign says something', () => {
    expect(parts.mesh.signs.length).toBeGreaterThan(8);
    expect(parts.mesh.signs.filter((s) => s.text.trim() === '' && !s.picture)).toEqual([]);
  });
});
