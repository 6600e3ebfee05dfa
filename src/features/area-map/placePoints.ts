import type { Theme } from '../../../supabase/functions/_shared/contract/town.ts';

export interface MapPlace {
  place_id: string;
  theme: Theme;
  name: string;
  lat: number;
  lon: number;
}

interface Feature<Geometry, Properties> {
  type: 'Feature';
  geometry: Geometry;
  properties: Properties;
}
/** GeoJSON (RFC 7946), as far as we draw it; positions are longitude, latitude. */
interface FeatureCollection<Geometry, Properties> {
  type: 'FeatureCollection';
  features: Feature<Geometry, Properties>[];
}
interface Point {
  type: 'Point';
  coordinates: number[];
}
interface LineString {
  type: 'LineString';
  coordinates: number[][];
}

export type PlacePoints = FeatureCollection<Point, { place_id: string; theme: Theme; name: string }>;

export function placePoints(places: readonly MapPlace[]): PlacePoints {
  return {
    type: 'FeatureCollection',
    features: places.map(({ place_id, theme, name, lat, lon }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { place_id, theme, name },
    })),
  };
}

/** Metres of a degree of latitude (mean, IUGG sphere 6,371,008.8 m). */
const metresPerDegree = 111_195;
const corners = 72;

/** Circles around a point, for reading distances where there is no base map. Radii in metres. */
export function distanceRings(
  centre: { lat: number; lon: number },
  radii: readonly number[],
): FeatureCollection<LineString, { label: string }> {
  const lonScale = Math.cos((centre.lat * Math.PI) / 180);
  return {
    type: 'FeatureCollection',
    features: radii.map((radius) => ({
      type: 'Feature',
      properties: { label: radius < 1000 ? `${String(radius)} m` : `${String(radius / 1000)} km` },
      geometry: {
        type: 'LineString',
        coordinates: Array.from({ length: corners + 1 }, (_, i) => {
          const angle = (i / corners) * 2 * Math.PI;
          return [
            centre.lon + (Math.sin(angle) * radius) / metresPerDegree / lonScale,
            centre.lat + (Math.cos(angle) * radius) / metresPerDegree,
          ];
        }),
      },
    })),
  };
}

/** [west, south, east, north] around the points; null without any. A tenth of margin, at least 300 m wide. */
export function boundsOf(
  places: readonly { lat: number; lon: number }[],
): [number, number, number, number] | null {
  if (places.length === 0) return null;
  let west = 180;
  let south = 90;
  let east = -180;
  let north = -90;
  for (const { lat, lon } of places) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const least = 300 / metresPerDegree / 2;
  const x = Math.max((east - west) * 0.1, least);
  const y = Math.max((north - south) * 0.1, least);
  return [west - x, south - y, east + x, north + y];
}
