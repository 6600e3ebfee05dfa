import type { QueryClient } from '@tanstack/react-query';
import {
  readBrowsers,
  readHours,
  readLive,
  readOutcomes,
  readQuality,
  readRegionWeights,
  readSummary,
  readTable,
  singleVisitsFrom,
  type DayRange,
  type InsightFilters,
  type InsightPanel,
  type OutcomeSplit,
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
    browsers: (range: DayRange, filters: InsightFilters = {}) =>
      once(['browsers', range, filters], () => readBrowsers(townId, range, filters)),
    hours: (hours: number, filters: InsightFilters = {}) =>
      once(['hours', hours, filters], () => readHours(townId, hours, filters)),
    outcomes: (range: DayRange, by: OutcomeSplit | null = null, filters: InsightFilters = {}) =>
      once(['outcomes', range, by, filters], () => readOutcomes(townId, range, by, filters)),
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

/** An answer, or the first day on which it can be had: single visits are kept for 13 months. */
export type OrBeyond<T> = { told: T; from: null } | { told: undefined; from: string };

/** For what is only a part of a panel: the rest of it answers though this one reaches behind the single visits. */
export async function orBeyond<T>(asked: Promise<T>): Promise<OrBeyond<T>> {
  try {
    return { told: await asked, from: null };
  } catch (error) {
    const from = singleVisitsFrom(error);
    if (from === null) throw error;
    return { told: undefined, from };
  }
}
