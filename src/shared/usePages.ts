import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Cursor } from '../data/pages.ts';
import { problemCode } from '../data/staffProblem.ts';

interface Page {
  next: Cursor;
  total: number;
  rows: readonly unknown[];
}

/**
 * A list that the database gives page by page. All of it that is shown is asked again every `refetchMs`; the one before
 * stays while a new one comes.
 */
export function usePages<P extends Page>(
  queryKey: readonly unknown[],
  ask: (after: Cursor) => Promise<P>,
  refetchMs: number | false = false,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: (page) => page.next,
    refetchInterval: refetchMs,
    placeholderData: keepPreviousData,
  });
  return {
    /** null until the first page is there. The last page heard knows best how many there are. */
    pages: query.data?.pages ?? null,
    total: query.data?.pages.at(-1)?.total ?? 0,
    isPending: query.isPending,
    /** Why it did not come; what came before stays. */
    problem: query.isError && !query.isFetchNextPageError ? problemCode(query.error) : null,
    retry: () => void query.refetch(),
    more: {
      pending: query.isFetchingNextPage,
      problem: query.isFetchNextPageError ? problemCode(query.error) : null,
      onMore: () => void query.fetchNextPage(),
    },
  };
}
