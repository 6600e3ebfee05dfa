import { setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  Layer,
  Map as MapView,
  NavigationControl,
  ScaleControl,
  Source,
  type MapRef,
} from 'react-map-gl/maplibre';
import type { MapEngine, PlacesMapProps } from './MapEngine.ts';
import { paperStyle, pointsSource } from './mapStyle.ts';
import { PlacesMap } from './PlacesMap.tsx';

setWorkerUrl(workerUrl);

const mapLibre: MapEngine = {
  MapView,
  Source,
  Layer,
  NavigationControl,
  ScaleControl,
  usualStyle: paperStyle,
  ownProps: ({ styleUrl }) => ({
    touchPitch: false,
    attributionControl: styleUrl ? { compact: true } : false,
  }),
  zoomOfCluster: async (map, clusterId) => {
    const source = (map as MapRef).getSource<GeoJSONSource>(pointsSource);
    return (await source?.getClusterExpansionZoom(clusterId)) ?? null;
  },
};

/** The map by MapLibre: no token, no tiles of others unless a style was configured. */
export default function MapLibreCanvas(props: PlacesMapProps) {
  return <PlacesMap engine={mapLibre} {...props} />;
}
