import { setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useMemo, useRef } from 'react';
import {
  Layer,
  Map as MapView,
  NavigationControl,
  ScaleControl,
  Source,
  type MapLayerMouseEvent,
  type MapRef,
} from 'react-map-gl/maplibre';
import { ringRadii, type MapCanvasProps } from './mapCanvasProps.ts';
import {
  chosenCircle,
  clusterCircles,
  clusterCounts,
  paperStyle,
  placeCircles,
  placeNames,
  pointsSource,
  ringLabels,
  ringLines,
} from './mapStyle.ts';
import { boundsOf, distanceRings, placePoints } from './placePoints.ts';

setWorkerUrl(workerUrl);

/** The map by MapLibre: no token, no tiles of others unless a style was configured. */
export default function MapLibreCanvas(props: MapCanvasProps) {
  const { places, chosen, centre, onChoose } = props;
  const map = useRef<MapRef>(null);
  const points = useMemo(() => placePoints(places), [places]);
  const rings = useMemo(() => distanceRings(centre, ringRadii), [centre]);
  const chosenPoint = useMemo(() => placePoints(chosen ? [chosen] : []), [chosen]);

  useEffect(() => {
    const bounds = boundsOf(places);
    if (bounds) map.current?.fitBounds(bounds, { padding: 40, maxZoom: 15, duration: 0 });
  }, [places]);

  useEffect(() => {
    if (!chosen || !map.current) return;
    map.current.easeTo({
      center: [chosen.lon, chosen.lat],
      zoom: Math.max(map.current.getZoom(), 14),
      duration: 250,
    });
  }, [chosen]);

  const click = (event: MapLayerMouseEvent) => {
    const feature = event.features?.[0];
    if (!feature) return;
    const centre = event.lngLat;
    const properties = feature.properties as { cluster_id?: unknown; place_id?: unknown };
    if (typeof properties.place_id === 'string') {
      onChoose(properties.place_id);
    } else if (typeof properties.cluster_id === 'number') {
      const source = map.current?.getSource<GeoJSONSource>(pointsSource);
      void source?.getClusterExpansionZoom(properties.cluster_id).then((zoom) => {
        map.current?.easeTo({ center: centre, zoom, duration: 250 });
      });
    }
  };

  return (
    <MapView
      ref={map}
      initialViewState={{
        bounds: boundsOf(places) ?? [
          centre.lon - 0.02,
          centre.lat - 0.02,
          centre.lon + 0.02,
          centre.lat + 0.02,
        ],
        fitBoundsOptions: { padding: 40, maxZoom: 15 },
      }}
      mapStyle={props.styleUrl ?? paperStyle}
      interactiveLayerIds={['clusters', 'places']}
      onClick={click}
      dragRotate={false}
      locale={{
        'NavigationControl.ZoomIn': props.zoomIn,
        'NavigationControl.ZoomOut': props.zoomOut,
      }}
      pitchWithRotate={false}
      touchPitch={false}
      attributionControl={props.styleUrl ? { compact: true } : false}
      style={{ width: '100%', height: '100%' }}
    >
      <Source type="geojson" data={rings}>
        <Layer {...ringLines} />
        <Layer {...ringLabels} />
      </Source>
      <Source id={pointsSource} type="geojson" data={points} cluster clusterRadius={36} clusterMaxZoom={14}>
        <Layer {...clusterCircles} />
        <Layer {...clusterCounts} />
        <Layer {...placeCircles} />
        <Layer {...placeNames} />
      </Source>
      <Source type="geojson" data={chosenPoint}>
        <Layer {...chosenCircle} />
      </Source>
      <NavigationControl position="top-right" showCompass={false} />
      <ScaleControl position="bottom-left" />
    </MapView>
  );
}
