import type { QueryClient } from '@tanstack/react-query';
import {
  readFunnel,
  readLive,
  readOutcomes,
  readQuality,
  readRegionWeights,
  readSummary,
  readTable,
  type DayRange,
  type InsightFilters,
  type InsightPanel,
} from '../../../data/insight.ts';
import { readRevisionPlaces, readRevisions } from '../../../data/revisions.ts';

const freshMs = 20_000;

/** The questions of one town. What two panels ask is asked once. */
export function createInsightReader(client: QueryClient, townId: string) {
  const once = <T>(key: readonly unknown[], queryFn: () => Promise<T>, staleTime = freshMs) =>
    client.query({ queryKey: ['insight-read', townId, ...key], queryFn, staleTime, retry: false });
  return {
    townId,
    table: (panel: InsightPanel, range: DayRange, filters: InsightFilters = {}) =>
      once(['table', panel, range, filters], () => readTable(townId, range, panel, filters)),
    summary: (range: DayRange, filters: InsightFilters = {}) =>
      once(['summary', range, filters], () => readSummary(townId, range, filters)),
    funnel: (range: DayRange, filters: InsightFilters = {}) =>
      once(['funnel', range, filters], () => readFunnel(townId, range, filters)),
    outcomes: (range: DayRange, filters: InsightFilters = {}) =>
      once(['outcomes', range, filters], () => readOutcomes(townId, range, filters)),
    quality: (range: DayRange) => once(['quality', range], () => readQuality(townId, range)),
    weights: (range: DayRange) => once(['weights', range], () => readRegionWeights(townId, range)),
    live: () => readLive(townId),
    revisions: () => once(['revisions'], () => readRevisions(townId)),
    /** A revision never changes. */
    revisionPlaces: (revision: number) =>
      once(['revision', revision], () => readRevisionPlaces(townId, revision), Infinity),
  };
}
export type InsightReader = ReturnType<typeof createInsightReader>;
