// The map's own look: paper, distance rings and points. Colours are the town's tokens (src/ui/theme.css).
import type { LayerProps as MapboxLayer } from 'react-map-gl/mapbox';
import type { LayerProps as MapLibreLayer } from 'react-map-gl/maplibre';

export const pointsSource = 'places';

/** A ground without any tiles: nothing is asked of anybody. */
export const paperStyle = {
  version: 8 as const,
  sources: {},
  layers: [{ id: 'paper', type: 'background' as const, paint: { 'background-color': '#fbf4e6' } }],
};

const ink = '#1f2933';
const paper = '#fffdf8';
const font = ['BIZ UDPGothic', 'sans-serif'];

/** A layer both engines understand. */
type Layer<Type extends string> = Extract<MapLibreLayer, { type: Type }> &
  Extract<MapboxLayer, { type: Type }>;

export const ringLines: Layer<'line'> = {
  id: 'rings',
  type: 'line',
  paint: { 'line-color': '#3f4b5c', 'line-opacity': 0.35, 'line-width': 1, 'line-dasharray': [3, 3] },
};

export const ringLabels: Layer<'symbol'> = {
  id: 'ring-labels',
  type: 'symbol',
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 400,
    'text-field': ['get', 'label'],
    'text-size': 12,
    'text-font': font,
  },
  paint: { 'text-color': '#3f4b5c', 'text-halo-color': '#fbf4e6', 'text-halo-width': 2 },
};

export const clusterCircles: Layer<'circle'> = {
  id: 'clusters',
  type: 'circle',
  filter: ['has', 'point_count'],
  paint: {
    'circle-color': ink,
    'circle-radius': ['step', ['get', 'point_count'], 16, 10, 20, 100, 26],
    'circle-stroke-color': paper,
    'circle-stroke-width': 3,
  },
};

export const clusterCounts: Layer<'symbol'> = {
  id: 'cluster-counts',
  type: 'symbol',
  filter: ['has', 'point_count'],
  layout: {
    'text-field': ['to-string', ['get', 'point_count']],
    'text-size': 14,
    'text-font': font,
    'text-allow-overlap': true,
  },
  paint: { 'text-color': paper },
};

export const placeCircles: Layer<'circle'> = {
  id: 'places',
  type: 'circle',
  filter: ['!', ['has', 'point_count']],
  paint: {
    'circle-color': [
      'match',
      ['get', 'theme'],
      'learn',
      '#2f6fa8',
      'work',
      '#3f4b5c',
      'nature',
      '#3d762b',
      '#c8321b',
    ],
    'circle-radius': 9,
    'circle-stroke-color': paper,
    'circle-stroke-width': 2,
  },
};

export const placeNames: Layer<'symbol'> = {
  id: 'place-names',
  type: 'symbol',
  minzoom: 12.5,
  filter: ['!', ['has', 'point_count']],
  layout: {
    'text-field': ['get', 'name'],
    'text-size': 13,
    'text-font': font,
    'text-anchor': 'top',
    'text-offset': [0, 0.9],
    'text-max-width': 9,
  },
  paint: { 'text-color': ink, 'text-halo-color': paper, 'text-halo-width': 2 },
};

/** The chosen place: a ring around its point, over everything else. */
export const chosenCircle: Layer<'circle'> = {
  id: 'chosen',
  type: 'circle',
  paint: {
    'circle-color': 'rgba(0,0,0,0)',
    'circle-radius': 15,
    'circle-stroke-color': '#000000',
    'circle-stroke-width': 4,
  },
};

/** Any layer of ours. */
export type PaperLayer = Layer<'line'> | Layer<'symbol'> | Layer<'circle'>;
