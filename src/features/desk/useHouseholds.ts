import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listHouseholds, readOpenTasks, watchHouseholds } from '../../data/households.ts';
import { readOwners, type Member } from '../../data/members.ts';
import { readContentNames } from '../../data/revisions.ts';
import { useWords } from '../../i18n/I18nProvider.tsx';

/** How often a list asks again: the live channel is a courtesy, this is what makes it right. */
const refetchMs = 30_000;

export function householdsKey(townId: string): readonly string[] {
  return ['households', townId];
}
export function openTasksKey(townId: string): readonly string[] {
  return ['open-tasks', townId];
}

/** The town's households, asked again now and then and whenever the live channel tells of a change. */
export function useHouseholds(townId: string) {
  const queries = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    watchHouseholds(townId, () => {
      void queries.invalidateQueries({ queryKey: householdsKey(townId) });
      void queries.invalidateQueries({ queryKey: openTasksKey(townId) });
    }).then(
      (stopWatching) => {
        if (gone) stopWatching();
        else stop = stopWatching;
      },
      () => undefined, // without the channel the interval below still brings every change
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [townId, queries]);

  return useQuery({
    queryKey: householdsKey(townId),
    queryFn: () => listHouseholds(townId),
    refetchInterval: refetchMs,
  });
}

/** What is still to do in the town. */
export function useOpenTasks(townId: string) {
  return useQuery({
    queryKey: openTasksKey(townId),
    queryFn: () => readOpenTasks(townId),
    refetchInterval: refetchMs,
  });
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
