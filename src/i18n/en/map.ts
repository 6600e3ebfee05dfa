import type ja from '../ja/map.ts';
import type { Catalog } from '../translate.ts';

export default {
  'map.title': 'Map — {town}',
  'map.heading': 'Map of the town',
  'map.about': 'Where schools, nurseries, clinics and shops are. The table does everything the map does.',
  'map.map': 'Map',
  'map.table': 'The places of the map, as a table',
  'map.found': '{count, plural, one {# place} other {# places}}, {shown} of them on the map',
  'map.name': 'Place',
  'map.show': 'Map',
  'map.showIt': 'Show',
  'map.shown': 'Shown',
  'map.showLabel': 'Show {name} on the map',
  'map.notOnMap': 'Position unknown',
  'map.noLocation': 'This place is not on the map.',
  'map.read': 'Read more',
  'map.unchoose': 'Close',
  'map.zoomIn': 'Zoom in',
  'map.zoomOut': 'Zoom out',
  'map.broken': 'This device could not draw the map. The table has all the same places.',
} satisfies Catalog<typeof ja>;
