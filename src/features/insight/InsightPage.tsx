import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { readContentNames } from '../../data/revisions.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { classNames } from '../../ui/classNames.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { filterCount, mostFilters, parseAddress, writeAddress, type InsightAddress } from './address.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { RangePicker } from './filters/RangePicker.tsx';
import { TooManyFilters } from './filters/TooManyFilters.tsx';
import { createInsightReader } from './frame/insightReader.ts';
import { Panel } from './frame/Panel.tsx';
import type { Ask } from './frame/panelSpec.ts';
import { useSay } from './frame/useSay.ts';
import { partsFor, type PartId } from './panels/index.ts';
import { comparedWith, isBackwards, isTooLong } from './range.ts';
import { SavedViews } from './views/SavedViews.tsx';

const home = '/staff/insight';

/** What the town learns from its visitors; one panel answers one question. */
export function InsightPage({ townId, role, part }: { townId: string; role: Role; part: string | null }) {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const today = townDay(useNow());
  const client = useQueryClient();
  const reader = useMemo(() => createInsightReader(client, townId), [client, townId]);
  const names = useQuery({
    queryKey: ['content-names', townId],
    queryFn: () => readContentNames(townId),
    staleTime: 300_000,
  });
  const say = useSay(names.data);
  const { t, locale } = say;

  const address = useMemo(() => parseAddress(new URLSearchParams(search), today), [search, today]);
  const parts = partsFor(role);
  const here = parts.find(({ id }) => id === part) ?? partOfHash(parts) ?? parts[0];
  const problem = isBackwards(address.range)
    ? t('insight.range.backwards')
    : isTooLong(address.range)
      ? t('insight.range.tooLong')
      : null;
  const ask = useMemo((): Ask | null => {
    if (problem !== null) return null;
    const { now, then } = comparedWith(address.range, today, address.versus);
    return {
      range: now,
      then,
      versus: address.versus,
      // Editors may narrow nothing: what can be narrowed to is not theirs to see.
      filters: role === 'editor' ? {} : address.filters,
      by: address.by,
      revision: address.revision,
      today,
      role,
    };
  }, [problem, address, today, role]);

  const onAddress = (next: InsightAddress) => {
    const text = writeAddress(next);
    navigate(text === '' ? path : `${path}?${text}`);
  };
  const hrefOf = (id: PartId) => {
    const text = writeAddress(address);
    return `${id === 'overview' ? home : `${home}/${id}`}${text === '' ? '' : `?${text}`}`;
  };
  useEffect(() => {
    if (location.hash.startsWith('#panel-'))
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);

  return (
    <div className="max-w-6xl space-y-5 p-4 md:p-6">
      <header className="space-y-3">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <PageHeading title={t('insight.title')} className="text-2xl">
            {t('insight.title')}
          </PageHeading>
          <SavedViews townId={townId} part={here?.id ?? 'overview'} query={writeAddress(address)} say={say} />
        </div>
        <RangePicker address={address} today={today} onAddress={onAddress} />
        {role !== 'editor' && ask !== null && (
          <FilterBar address={address} range={ask.range} reader={reader} say={say} onAddress={onAddress} />
        )}
        {ask !== null && (
          <p className="text-sm text-kawara">
            {t('insight.range.said', {
              from: formatDay(ask.range.from, locale),
              to: formatDay(ask.range.to, locale),
            })}
            {ask.range.to >= today && ask.range.from <= today && ` ${t('insight.range.running')}`}
          </p>
        )}
      </header>
      <nav aria-label={t('insight.parts')}>
        <ul className="flex flex-wrap gap-x-1 gap-y-1 border-b border-hairline">
          {parts.map(({ id }) => (
            <li key={id}>
              <Link
                href={hrefOf(id)}
                aria-current={id === here?.id ? 'page' : undefined}
                className={classNames(
                  'inline-flex min-h-11 items-center border-b-4 px-3 no-underline',
                  id === here?.id
                    ? 'border-kawara font-bold'
                    : 'border-transparent text-kawara hover:bg-hinoki',
                )}
              >
                {t(`insight.part.${id}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {problem !== null && (
        <Notice tone="problem" live>
          {problem}
        </Notice>
      )}
      {ask !== null && filterCount(ask.filters) > mostFilters && (
        <TooManyFilters most={mostFilters} address={address} say={say} onAddress={onAddress} />
      )}
      {ask !== null && filterCount(ask.filters) <= mostFilters && (
        <div className="grid items-start gap-5 xl:grid-cols-2">
          {here?.panels.map((spec) => (
            <Panel
              key={spec.id}
              spec={spec}
              ask={ask}
              say={say}
              reader={reader}
              address={address}
              onAddress={onAddress}
            />
          ))}
        </div>
      )}
      <p className="text-sm text-kawara">{t('insight.rule')}</p>
    </div>
  );
}

/** A link to a panel, #panel-funnel, opens the part it stands in. */
function partOfHash(parts: ReturnType<typeof partsFor>) {
  const id = /^#panel-([\w-]+)$/.exec(location.hash)?.[1];
  return id === undefined ? undefined : parts.find(({ panels }) => panels.some((panel) => panel.id === id));
}
