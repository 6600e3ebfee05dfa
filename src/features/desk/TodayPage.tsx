import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { DueTask } from '../../data/households.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { HouseholdItem } from './HouseholdItem.tsx';
import { chosenHouseholds, firstChoice } from './listView.ts';
import { ownerName } from './ownerName.ts';
import { TaskDue } from './TaskDue.tsx';
import { UnreadableRows } from './UnreadableRows.tsx';
import { useHouseholds, useOpenTasks, useOwners } from './useHouseholds.ts';

/** What waits this morning: families without an answer, families gone quiet, tasks by date. */
export function TodayPage({ townId, userId }: { townId: string; userId: string }) {
  const t = useT();
  const now = useNow();
  const { locale } = useLocale();
  const households = useHouseholds(townId);
  const tasks = useOpenTasks(townId);
  const owners = useOwners(townId);
  const today = townDay(now);

  const all = chosenHouseholds(households.data?.rows ?? [], { ...firstChoice, sort: 'waiting' }, now);
  const waitingOnes = all.filter((h) => h.waiting.kind === 'first_reply');
  const quiet = all.filter((h) => h.waiting.kind === 'follow_up' && h.waiting.overdue);
  const due = (tasks.data ?? []).filter((task) => task.due_on !== null && task.due_on <= today);
  const names = new Map(households.data?.rows.map((h) => [h.household_id, h.contact_name]));
  const list = (items: typeof all) => (
    <ul className="divide-y divide-hairline overflow-hidden rounded-card border border-hairline bg-paper">
      {items.map((item) => (
        <HouseholdItem
          key={item.row.household_id}
          item={item}
          narrow={false}
          here={false}
          href={`/staff/households/${item.row.household_id}`}
          owner={ownerName(item.row.owner_user_id, userId, owners, t)}
        />
      ))}
    </ul>
  );

  return (
    <div className="max-w-5xl space-y-8 p-4 md:p-6">
      <header className="space-y-2">
        <PageHeading title={t('concierge.today.title')} className="text-2xl">
          {t('concierge.today.title')}
          <span className="ml-3 font-sans text-base font-normal text-kawara">{formatDay(today, locale)}</span>
        </PageHeading>
        {households.data && tasks.data && (
          <p className="text-lg">
            {t('concierge.today.sentence', { waiting: waitingOnes.length, due: due.length })}
          </p>
        )}
      </header>
      {households.isPending && <Skeleton />}
      {households.isError && (
        <ProblemNotice problem={problemCode(households.error)} onRetry={() => void households.refetch()} />
      )}
      {households.data && <UnreadableRows rows={households.data.unreadable} />}
      {households.data && (
        <Part title={t('concierge.today.waiting')}>
          {waitingOnes.length > 0 ? list(waitingOnes) : <Empty>{t('concierge.today.waitingEmpty')}</Empty>}
        </Part>
      )}
      {quiet.length > 0 && <Part title={t('concierge.today.quiet')}>{list(quiet)}</Part>}
      {tasks.isError && (
        <ProblemNotice problem={problemCode(tasks.error)} onRetry={() => void tasks.refetch()} />
      )}
      {tasks.data && (
        <Part title={t('concierge.today.tasks')}>
          {tasks.data.length > 0 ? (
            <TaskList tasks={tasks.data} names={names} today={today} />
          ) : (
            <Empty>{t('concierge.today.tasksEmpty')}</Empty>
          )}
        </Part>
      )}
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

function TaskList(props: { tasks: DueTask[]; names: Map<string, string>; today: string }) {
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
          <span className="text-kawara">{props.names.get(task.household_id)}</span>
          <span className="ml-auto">
            <TaskDue dueOn={task.due_on} today={props.today} />
          </span>
        </li>
      ))}
    </ul>
  );
}
