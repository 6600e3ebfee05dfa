import { useEffect, useMemo, useRef } from 'react';
import type { MapClick, MapEngine, MapHandle, PlacesMapProps } from './MapEngine.ts';
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

const ringRadii = [500, 1000, 2000, 5000, 10_000]; // metres
const fit = { padding: 40, maxZoom: 15 };
const easing = 250; // ms
const near = 0.02; // degrees to each side of the middle, where there is no place

/** The town's places on a map: clusters, names, distance rings; the engine that draws it is given. */
export function PlacesMap({ engine, ...props }: PlacesMapProps & { engine: MapEngine }) {
  const { places, chosen, centre } = props;
  const { MapView, Source, Layer, NavigationControl, ScaleControl } = engine;
  const points = useMemo(() => placePoints(places), [places]);
  const rings = useMemo(() => distanceRings(centre, ringRadii), [centre]);
  const chosenPoint = useMemo(() => placePoints(chosen ? [chosen] : []), [chosen]);
  const { keep, click } = useView(engine, props);

  return (
    <MapView
      ref={keep}
      initialViewState={{
        bounds: boundsOf(places) ?? [
          centre.lon - near,
          centre.lat - near,
          centre.lon + near,
          centre.lat + near,
        ],
        fitBoundsOptions: fit,
      }}
      mapStyle={props.styleUrl ?? engine.usualStyle}
      interactiveLayerIds={['clusters', 'places']}
      onClick={click}
      dragRotate={false}
      pitchWithRotate={false}
      locale={{ 'NavigationControl.ZoomIn': props.zoomIn, 'NavigationControl.ZoomOut': props.zoomOut }}
      style={{ width: '100%', height: '100%' }}
      {...engine.ownProps(props)}
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

/** Keeps all places in view, goes to the chosen one, and opens clusters and places that are clicked. */
function useView(engine: MapEngine, { places, chosen, onChoose }: PlacesMapProps) {
  const map = useRef<MapHandle>(null);

  useEffect(() => {
    const bounds = boundsOf(places);
    if (bounds) map.current?.fitBounds(bounds, { ...fit, duration: 0 });
  }, [places]);

  useEffect(() => {
    if (!chosen || !map.current) return;
    map.current.easeTo({
      center: { lng: chosen.lon, lat: chosen.lat },
      zoom: Math.max(map.current.getZoom(), 14),
      duration: easing,
    });
  }, [chosen]);

  const click = (event: MapClick): void => {
    const here = map.current;
    const feature = event.features?.[0];
    if (!feature || !here) return;
    const center = event.lngLat;
    const { properties } = feature as { properties: { cluster_id?: unknown; place_id?: unknown } };
    const { place_id, cluster_id } = properties;
    if (typeof place_id === 'string') {
      onChoose(place_id);
    } else if (typeof cluster_id === 'number') {
      void engine.zoomOfCluster(here, cluster_id).then((zoom) => {
        if (zoom !== null) here.easeTo({ center, zoom, duration: easing });
      });
    }
  };
  const keep = (made: MapHandle | null): void => {
    map.current = made;
  };
  return { keep, click };
}
