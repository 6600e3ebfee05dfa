import type { MapPlace } from './placePoints.ts';

/** What either engine needs; they are told apart only by where their words come from. */
export interface MapCanvasProps {
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

export const ringRadii = [500, 1000, 2000, 5000, 10_000];
