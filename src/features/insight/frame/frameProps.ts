import type { InsightAddress } from '../address.ts';
import type { PanelSpec } from '../panels/registry.ts';
import type { InsightReader } from './insightReader.ts';
import type { Ask, Say } from './panelSpec.ts';

/** What the frame is told of a panel and of the page around it. */
export interface PanelFrameProps {
  spec: PanelSpec;
  ask: Ask;
  say: Say;
  reader: InsightReader;
  address: InsightAddress;
  onAddress: (next: InsightAddress) => void;
}
