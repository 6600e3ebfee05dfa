import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DayRange } from '../../data/insight.ts';
import { readContentNames } from '../../data/revisions.ts';

/** What every panel is given. */
export interface PanelProps {
  townId: string;
  range: DayRange;
}

/** Asks one question of the rollups; the figures before stay until the new ones are here. */
export function usePanel<T>(
  name: string,
  { townId, range }: PanelProps,
  ask: (townId: string, range: DayRange) => Promise<T>,
) {
  return useQuery({
    queryKey: ['insight', name, townId, range.from, range.to],
    queryFn: () => ask(townId, range),
    placeholderData: keepPreviousData,
  });
}

/** The names of what is published now. */
export function usePublishedNames(townId: string) {
  return useQuery({
    queryKey: ['content-names', townId],
    queryFn: () => readContentNames(townId),
    staleTime: 300_000,
  });
}
