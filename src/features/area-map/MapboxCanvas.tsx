import type { GeoJSONSource } from 'mapbox-gl';
import 'mapbox-gl/dist/mapbox-gl.css';
import { useEffect, useMemo, useRef } from 'react';
import {
  Layer,
  Map as MapView,
  NavigationControl,
  ScaleControl,
  Source,
  type MapMouseEvent,
  type MapRef,
} from 'react-map-gl/mapbox';
import { ringRadii, type MapCanvasProps } from './mapCanvasProps.ts';
import {
  chosenCircle,
  clusterCircles,
  clusterCounts,
  placeCircles,
  placeNames,
  pointsSource,
  ringLabels,
  ringLines,
} from './mapStyle.ts';
import { boundsOf, distanceRings, placePoints } from './placePoints.ts';

/** The map by Mapbox, where the town has a token: style, tiles and letters come from Mapbox's servers. */
export default function MapboxCanvas(props: MapCanvasProps) {
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

  const click = (event: MapMouseEvent) => {
    const feature = event.features?.[0];
    if (!feature) return;
    const centre = event.lngLat;
    // mapbox-gl's types lean on a global GeoJSON namespace that is not there.
    const { properties } = feature as unknown as {
      properties: { cluster_id?: unknown; place_id?: unknown };
    };
    if (typeof properties.place_id === 'string') {
      onChoose(properties.place_id);
    } else if (typeof properties.cluster_id === 'number') {
      const source = map.current?.getSource<GeoJSONSource>(pointsSource);
      source?.getClusterExpansionZoom(properties.cluster_id, (error, zoom) => {
        if (!error && typeof zoom === 'number') map.current?.easeTo({ center: centre, zoom, duration: 250 });
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
      mapboxAccessToken={props.token ?? ''}
      projection="mercator"
      mapStyle={props.styleUrl ?? 'mapbox://styles/mapbox/light-v11'}
      interactiveLayerIds={['clusters', 'places']}
      onClick={click}
      dragRotate={false}
      locale={{
        'NavigationControl.ZoomIn': props.zoomIn,
        'NavigationControl.ZoomOut': props.zoomOut,
      }}
      pitchWithRotate={false}
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
