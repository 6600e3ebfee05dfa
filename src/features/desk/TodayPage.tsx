import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { DueTask, HouseholdRow } from '../../data/householdLists.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { EndingPart } from './EndingPart.tsx';
import { HouseholdItem } from './HouseholdItem.tsx';
import { firstChoice, listedHousehold } from './listView.ts';
import { ownerName } from './ownerName.ts';
import { TaskDue } from './TaskDue.tsx';
import { UnreadableRows } from './UnreadableRows.tsx';
import { useHouseholdChanges, useHouseholds, useOpenTasks, useOwners } from './useHouseholds.ts';

const longestWait = { ...firstChoice, sort: 'waiting' } as const;

/** What waits this morning: families without an answer, families gone quiet, tasks by date. */
export function TodayPage({ townId, userId }: { townId: string; userId: string }) {
  const t = useT();
  const now = useNow();
  const { locale } = useLocale();
  useHouseholdChanges(townId);
  const waits = useHouseholds(townId, { ...longestWait, waits: 'first_reply' });
  const quiet = useHouseholds(townId, { ...longestWait, waits: 'quiet' });
  const tasks = useOpenTasks(townId);
  const owners = useOwners(townId);
  const today = townDay(now);

  const items = (rows: HouseholdRow[]) => (
    <ul className="divide-y divide-hairline overflow-hidden rounded-card border border-hairline bg-paper">
      {rows.map((row) => (
        <HouseholdItem
          key={row.household_id}
          item={listedHousehold(row, now)}
          narrow={false}
          here={false}
          href={`/staff/households/${row.household_id}`}
          owner={ownerName(row.owner_user_id, userId, owners, t)}
        />
      ))}
    </ul>
  );
  const list = (of: typeof waits) => (
    <>
      <UnreadableRows rows={of.unreadable} />
      {of.rows.length > 0 && items(of.rows)}
      <MoreRows shown={of.rows.length + of.unreadable.length} total={of.total} {...of.more} />
    </>
  );

  return (
    <div className="max-w-5xl space-y-8 p-4 md:p-6">
      <header className="space-y-2">
        <PageHeading title={t('concierge.today.title')} className="text-2xl">
          {t('concierge.today.title')}
          <span className="ml-3 font-sans text-base font-normal text-kawara">{formatDay(today, locale)}</span>
        </PageHeading>
        {waits.inTown !== null && tasks.tasks && (
          <p className="text-lg">{t('concierge.today.sentence', { waiting: waits.total, due: tasks.due })}</p>
        )}
      </header>
      {waits.isPending && <Skeleton />}
      {waits.problem !== null && <ProblemNotice problem={waits.problem} onRetry={waits.retry} />}
      {waits.inTown !== null && (
        <Part title={t('concierge.today.waiting')}>
          {waits.total > 0 ? list(waits) : <Empty>{t('concierge.today.waitingEmpty')}</Empty>}
        </Part>
      )}
      {quiet.problem !== null && waits.problem === null && (
        <ProblemNotice problem={quiet.problem} onRetry={quiet.retry} />
      )}
      {quiet.total > 0 && <Part title={t('concierge.today.quiet')}>{list(quiet)}</Part>}
      {tasks.problem !== null && <ProblemNotice problem={tasks.problem} onRetry={tasks.retry} />}
      {tasks.tasks && (
        <Part title={t('concierge.today.tasks')}>
          {tasks.total > 0 ? (
            <>
              <TaskList tasks={tasks.tasks} today={today} />
              <MoreRows shown={tasks.tasks.length} total={tasks.total} {...tasks.more} />
            </>
          ) : (
            <Empty>{t('concierge.today.tasksEmpty')}</Empty>
          )}
        </Part>
      )}
      <EndingPart townId={townId} />
      <LinkButton href="/staff/households">{t('concierge.today.all')}</LinkButton>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

function Empty({ children }: { children: ReactNode }) {
  return <p className="rounded-card border border-hairline p-4 text-kawara">{children}</p>;
}

function TaskList(props: { tasks: DueTask[]; today: string }) {
  return (
    <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
      {props.tasks.map((task) => (
        <li key={task.task_id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 p-4">
          <Link
            href={`/staff/households/${task.household_id}`}
            className="font-bold break-words text-ink underline underline-offset-4"
          >
            {task.title}
          </Link>
          <span className="text-kawara">{task.contact_name}</span>
          <span className="ml-auto">
            <TaskDue dueOn={task.due_on} today={props.today} />
          </span>
        </li>
      ))}
    </ul>
  );
}
