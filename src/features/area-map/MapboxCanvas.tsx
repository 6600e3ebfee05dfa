import type { GeoJSONSource } from 'mapbox-gl';
import 'mapbox-gl/dist/mapbox-gl.css';
import {
  Layer,
  Map as MapView,
  NavigationControl,
  ScaleControl,
  Source,
  type MapRef,
} from 'react-map-gl/mapbox';
import type { MapEngine, PlacesMapProps } from './MapEngine.ts';
import { pointsSource } from './mapStyle.ts';
import { PlacesMap } from './PlacesMap.tsx';

const mapbox: MapEngine = {
  MapView,
  Source,
  Layer,
  NavigationControl,
  ScaleControl,
  usualStyle: 'mapbox://styles/mapbox/light-v11',
  ownProps: ({ token }) => ({ mapboxAccessToken: token ?? '', projection: 'mercator' }),
  zoomOfCluster: (map, clusterId) =>
    new Promise((resolve) => {
      const source = (map as MapRef).getSource<GeoJSONSource>(pointsSource);
      if (!source) resolve(null);
      source?.getClusterExpansionZoom(clusterId, (error, zoom) => {
        resolve(!error && typeof zoom === 'number' ? zoom : null);
      });
    }),
};

/** The map by Mapbox, where the town has a token: style, tiles and letters come from Mapbox's servers. */
export default function MapboxCanvas(props: PlacesMapProps) {
  return <PlacesMap engine={mapbox} {...props} />;
}
