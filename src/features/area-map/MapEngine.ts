import type { ComponentType, CSSProperties, ReactNode } from 'react';
import type { PaperLayer, paperStyle } from './mapStyle.ts';
import type { distanceRings, MapPlace, PlacePoints } from './placePoints.ts';

/** What a page says to its map. */
export interface PlacesMapProps {
  places: readonly MapPlace[];
  chosen: MapPlace | null;
  centre: { lat: number; lon: number };
  /** A style of somebody else's, or our paper. */
  styleUrl: string | undefined;
  /** Mapbox only. */
  token: string | undefined;
  /** Labels of the zoom buttons. */
  zoomIn: string;
  zoomOut: string;
  onChoose: (placeId: string) => void;
}

/** West, south, east, north, degrees. */
export type MapBounds = [number, number, number, number];
interface FitOptions {
  padding: number;
  maxZoom: number;
  duration?: number;
}

/** What we ask of a map that stands. */
export interface MapHandle {
  fitBounds: (bounds: MapBounds, options: FitOptions) => unknown;
  easeTo: (view: { center: { lng: number; lat: number }; zoom: number; duration: number }) => unknown;
  getZoom: () => number;
}

export interface MapClick {
  lngLat: { lng: number; lat: number };
  /** GeoJSON: mapbox-gl's types lean on a global namespace that is not there. */
  features?: readonly object[] | undefined;
}

interface MapViewProps {
  ref: (map: MapHandle | null) => void;
  initialViewState: { bounds: MapBounds; fitBoundsOptions: FitOptions };
  mapStyle: string | typeof paperStyle;
  interactiveLayerIds: string[];
  onClick: (event: MapClick) => void;
  dragRotate: boolean;
  pitchWithRotate: boolean;
  locale: Record<string, string>;
  style: CSSProperties;
  children: ReactNode;
}

interface SourceProps {
  id?: string;
  type: 'geojson';
  data: PlacePoints | ReturnType<typeof distanceRings>;
  cluster?: boolean;
  clusterRadius?: number;
  clusterMaxZoom?: number;
  children: ReactNode;
}

/** A library that draws maps, MapLibre or Mapbox: its parts, and the little in which the two differ. */
export interface MapEngine {
  MapView: ComponentType<MapViewProps>;
  Source: ComponentType<SourceProps>;
  Layer: ComponentType<PaperLayer>;
  NavigationControl: ComponentType<{ position: 'top-right'; showCompass: boolean }>;
  ScaleControl: ComponentType<{ position: 'bottom-left' }>;
  /** The style where none was configured. */
  usualStyle: string | typeof paperStyle;
  /** What only this engine knows. */
  ownProps: (props: PlacesMapProps) => object;
  /** How near one must come for a cluster to fall apart; null when it cannot say. */
  zoomOfCluster: (map: MapHandle, clusterId: number) => Promise<number | null>;
}
