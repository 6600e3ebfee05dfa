import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  listHouseholds,
  listOpenTasks,
  readListedHousehold,
  watchHouseholds,
  type HouseholdChoice,
} from '../../data/householdLists.ts';
import { readOwners, type Member } from '../../data/members.ts';
import { readContentNames } from '../../data/revisions.ts';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { usePages } from '../../shared/usePages.ts';

/** How often a list asks again: the live channel is a courtesy, this is what makes it right. */
const refetchMs = 30_000;

/** Everything that is listed of a town's households begins with it. */
export function householdsKey(townId: string): readonly string[] {
  return ['households', townId];
}
export function openTasksKey(townId: string): readonly string[] {
  return ['open-tasks', townId];
}

/** Lists ask again whenever the live channel tells of a change; once in a page. */
export function useHouseholdChanges(townId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const askAgain = () => {
      void queries.invalidateQueries({ queryKey: householdsKey(townId) });
      void queries.invalidateQueries({ queryKey: openTasksKey(townId) });
    };
    // Whose session was ended hears it by the channel that falls; asking again then closes the page.
    watchHouseholds(townId, askAgain, askAgain).then(
      (stopWatching) => {
        if (gone) stopWatching();
        else stop = stopWatching;
      },
      () => undefined, // without the channel the interval still brings every change
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [townId, queries]);
}

/** The households of the town that one asked for. */
export function useHouseholds(townId: string, choice: HouseholdChoice) {
  const key = [...householdsKey(townId), choice];
  const { pages, ...list } = usePages(key, (after) => listHouseholds(townId, choice, after), refetchMs);
  return {
    ...list,
    rows: pages?.flatMap((page) => page.rows) ?? [],
    unreadable: pages?.flatMap((page) => page.unreadable) ?? [],
    /** null: not known yet. */
    inTown: pages?.at(-1)?.in_town ?? null,
  };
}

/** One household as the list has it, whichever part of the list is shown: who has it open hears of changes by it. */
export function useListedHousehold(townId: string, householdId: string | null) {
  return useQuery({
    queryKey: [...householdsKey(townId), 'one', householdId],
    queryFn: () => (householdId === null ? null : readListedHousehold(townId, householdId)),
    refetchInterval: refetchMs,
  }).data;
}

/** What is still to do in the town. */
export function useOpenTasks(townId: string) {
  const { pages, ...list } = usePages(
    openTasksKey(townId),
    (after) => listOpenTasks(townId, after),
    refetchMs,
  );
  const tasks = pages?.flatMap((page) => page.rows) ?? null;
  return { ...list, tasks, due: pages?.at(-1)?.due ?? 0 };
}

/** Who can own a household. */
export function useOwners(townId: string): Member[] {
  return (
    useQuery({ queryKey: ['owners', townId], queryFn: () => readOwners(townId), staleTime: 300_000 }).data ??
    []
  );
}

export interface ContentSpeech {
  spot: (spotId: string) => string;
  place: (placeId: string) => string;
}

/**
 * Names of spots and places in the reader's language; until they are here, and for what is no longer published, the id.
 */
export function useContentNames(townId: string): ContentSpeech {
  const say = useWords();
  const names = useQuery({
    queryKey: ['content-names', townId],
    queryFn: () => readContentNames(townId),
    staleTime: 300_000,
  }).data;
  return {
    spot: (id) => {
      const spot = names?.spots.get(id);
      return spot ? say(spot.name) : id;
    },
    place: (id) => {
      const place = names?.places.get(id);
      return place ? say(place) : id;
    },
  };
}
