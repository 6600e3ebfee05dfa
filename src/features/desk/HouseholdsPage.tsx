import { useSearchParams } from 'wouter';
import type { HouseholdChoice } from '../../data/householdLists.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { HouseholdFilters } from './HouseholdFilters.tsx';
import { HouseholdItem } from './HouseholdItem.tsx';
import { HouseholdPage } from './HouseholdPage.tsx';
import { choiceOf, firstChoice, listedHousehold, queryOf } from './listView.ts';
import { ownerName } from './ownerName.ts';
import { UnreadableRows } from './UnreadableRows.tsx';
import { useHouseholdChanges, useHouseholds, useListedHousehold, useOwners } from './useHouseholds.ts';
import { useSettled } from './useSettled.ts';

export interface HouseholdsPageProps {
  townId: string;
  userId: string;
  userName: string;
  /** The open household, or null. */
  householdId: string | null;
  onOpen: (householdId: string | null, search: string) => void;
}

/** The list of families, with one of them open beside it; on a phone, one or the other. */
export function HouseholdsPage(props: HouseholdsPageProps) {
  const t = useT();
  const now = useNow();
  const [query, setQuery] = useSearchParams();
  const choice = choiceOf(query);
  useHouseholdChanges(props.townId);
  const list = useHouseholds(props.townId, useSettled(choice));
  const opened = useListedHousehold(props.townId, props.householdId);
  const owners = useOwners(props.townId);
  const open = props.householdId !== null;
  const search = queryOf(choice);
  const choose = (next: HouseholdChoice) => setQuery(new URLSearchParams(queryOf(next)), { replace: true });

  return (
    <div className={classNames(open && 'lg:grid lg:grid-cols-[22rem_minmax(0,1fr)]')}>
      <section
        aria-label={t('concierge.list.title')}
        className={classNames(
          'min-w-0',
          // Beside an open household the list keeps its place while the household scrolls.
          open && 'hidden border-r border-hairline lg:sticky lg:top-0 lg:block lg:h-dvh lg:overflow-y-auto',
        )}
      >
        <div className="space-y-3 p-4 md:p-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            {open ? (
              <h2 className="text-xl">{t('concierge.list.title')}</h2>
            ) : (
              <PageHeading title={t('concierge.list.title')} className="text-2xl">
                {t('concierge.list.title')}
              </PageHeading>
            )}
            {list.inTown !== null && (
              <p role="status" className="text-kawara tabular-nums">
                {t('concierge.list.count', { count: list.total })}
              </p>
            )}
          </div>
          <HouseholdFilters
            choice={choice}
            userId={props.userId}
            owners={owners}
            narrow={open}
            onChange={choose}
          />
        </div>
        {list.isPending && (
          <div className="px-6">
            <Skeleton />
          </div>
        )}
        {list.problem !== null && (
          <div className="px-4 pb-4 md:px-6">
            <ProblemNotice problem={list.problem} onRetry={list.retry} />
          </div>
        )}
        <UnreadableRows rows={list.unreadable} className="mx-4 mb-4 md:mx-6" />
        {list.inTown === 0 && (
          <div className="mx-4 space-y-2 rounded-card border border-hairline p-6 md:mx-6">
            <h3 className="text-lg">{t('concierge.list.empty')}</h3>
            <p>{t('concierge.list.emptyText')}</p>
          </div>
        )}
        {list.inTown !== null && list.inTown > 0 && list.total === 0 && (
          <div className="space-y-3 px-6 pb-6">
            <p>{t('concierge.list.nothing')}</p>
            <Button onClick={() => choose({ ...firstChoice, sort: choice.sort })}>
              {t('concierge.list.clear')}
            </Button>
          </div>
        )}
        {list.rows.length > 0 && (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {list.rows.map((row) => (
              <HouseholdItem
                key={row.household_id}
                item={listedHousehold(row, now)}
                narrow={open}
                here={row.household_id === props.householdId}
                href={`/staff/households/${row.household_id}${search === '' ? '' : `?${search}`}`}
                owner={ownerName(row.owner_user_id, props.userId, owners, t)}
              />
            ))}
          </ul>
        )}
        <div className="px-4 md:px-6">
          <MoreRows shown={list.rows.length + list.unreadable.length} total={list.total} {...list.more} />
        </div>
      </section>
      {props.householdId !== null && (
        <section className="min-w-0">
          <HouseholdPage
            key={props.householdId}
            townId={props.townId}
            householdId={props.householdId}
            actor={{ userId: props.userId, userName: props.userName }}
            owners={owners}
            listed={opened ?? null}
            onClose={() => props.onOpen(null, search)}
          />
        </section>
      )}
    </div>
  );
}
