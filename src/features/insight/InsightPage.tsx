import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { insightFilters, type DayRange, type InsightFilter } from '../../data/insight.ts';
import { readContentNames } from '../../data/revisions.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { classNames } from '../../ui/classNames.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { onlyFilters, parseAddress, writeAddress, type InsightAddress } from './address.ts';
import { CampaignsBox } from './campaigns/CampaignsBox.tsx';
import { useCampaigns } from './campaigns/useCampaigns.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { RangePicker } from './filters/RangePicker.tsx';
import { createInsightReader } from './frame/insightReader.ts';
import { Panel } from './frame/Panel.tsx';
import type { Ask, Say } from './frame/panelSpec.ts';
import { useSay } from './frame/useSay.ts';
import { partsFor, type PartId } from './panels/registry.ts';
import { comparedWith, daysIn, isBackwards, isTooLong } from './range.ts';
import { SavedViews } from './views/SavedViews.tsx';

const home = '/staff/insight';
/** Editors see places and spots: they narrow by lists that everyone knows, not by what other panels would tell. */
const filtersFor = (role: Role): readonly InsightFilter[] =>
  role === 'editor' ? ['device', 'locale', 'visitor', 'place', 'spot'] : insightFilters;

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
  const links = useCampaigns(townId, role !== 'editor').data?.campaigns;
  const say = useSay(names.data, links);
  const { t } = say;

  const address = useMemo(() => parseAddress(new URLSearchParams(search), today), [search, today]);
  const parts = partsFor(role);
  const here = parts.find(({ id }) => id === part) ?? partOfHash(parts) ?? parts[0];
  const problem = problemOf(address.range, t);
  const ask = useMemo(
    () => (problem === null ? askOf(address, today, role) : null),
    [problem, address, today, role],
  );

  const onAddress = (next: InsightAddress) => {
    const text = writeAddress(next);
    navigate(text === '' ? path : `${path}?${text}`);
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
        {ask !== null && (
          <FilterBar
            address={{ ...address, filters: ask.filters }}
            names={filtersFor(role)}
            range={ask.range}
            reader={reader}
            say={say}
            onAddress={onAddress}
          />
        )}
        {ask !== null && <RangeWords ask={ask} say={say} />}
      </header>
      <PartsNav parts={parts} here={here?.id} address={address} say={say} />
      {problem !== null && (
        <Notice tone="problem" live>
          {problem}
        </Notice>
      )}
      {ask !== null && (
        <div className="flex flex-wrap gap-5">
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
      {here?.id === 'visitors' && role !== 'editor' && (
        <CampaignsBox townId={townId} mayWrite={role === 'analyst' || role === 'admin'} say={say} />
      )}
      <p className="text-sm text-kawara">{t('insight.rule')}</p>
    </div>
  );
}

function problemOf(range: DayRange, t: Say['t']): string | null {
  if (isBackwards(range)) return t('insight.range.backwards');
  return isTooLong(range) ? t('insight.range.tooLong') : null;
}

/** What an address asks of the panels. */
function askOf(address: InsightAddress, today: string, role: Role): Ask {
  const { now, then, back } = comparedWith(address.range, today, address.versus);
  return {
    range: now,
    then,
    back,
    versus: address.versus,
    filters: onlyFilters(address.filters, filtersFor(role)),
    by: address.by,
    revision: address.revision,
    today,
    role,
  };
}

function PartsNav(props: {
  parts: ReturnType<typeof partsFor>;
  here: PartId | undefined;
  address: InsightAddress;
  say: Say;
}) {
  const { t } = props.say;
  const text = writeAddress(props.address);
  const query = text === '' ? '' : `?${text}`;
  return (
    <nav aria-label={t('insight.parts')}>
      <ul className="flex flex-wrap gap-x-1 gap-y-1 border-b border-hairline">
        {props.parts.map(({ id }) => (
          <li key={id}>
            <Link
              href={`${id === 'overview' ? home : `${home}/${id}`}${query}`}
              aria-current={id === props.here ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-11 items-center border-b-4 px-3 no-underline',
                id === props.here
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
  );
}

/** Which days the figures are of, and which they are compared with. */
function RangeWords({ ask, say }: { ask: Ask; say: Say }) {
  const { t, locale } = say;
  const { range, then, today } = ask;
  return (
    <p className="text-sm text-kawara">
      {[
        t('insight.range.said', {
          from: formatDay(range.from, locale),
          to: formatDay(range.to, locale),
          days: daysIn(range),
        }),
        t('insight.range.compared', {
          versus: t(`insight.versus.${ask.versus}`),
          from: formatDay(then.from, locale),
          to: formatDay(then.to, locale),
        }),
        ...(range.from <= today && today < range.to ? [t('insight.range.running')] : []),
      ].join(localeRow(locale).gap)}
    </p>
  );
}

/** A link to a panel, #panel-funnel, opens the part it stands in. */
function partOfHash(parts: ReturnType<typeof partsFor>) {
  const id = /^#panel-([\w-]+)$/.exec(location.hash)?.[1];
  return id === undefined ? undefined : parts.find(({ panels }) => panels.some((panel) => panel.id === id));
}
