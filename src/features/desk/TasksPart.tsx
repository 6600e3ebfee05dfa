import { useState } from 'react';
import type { Task } from '../../data/households.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorText, inputClass } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { Section } from './Section.tsx';
import { TaskDue } from './TaskDue.tsx';
import { useAddTask, useSetTaskDone, type HouseholdActs } from './useHousehold.ts';

/** What is to be done for the family; a tick can be taken back. */
export function TasksPart({ acts, tasks }: { acts: HouseholdActs; tasks: Task[] }) {
  const t = useT();
  const { locale } = useLocale();
  const today = townDay(useNow());
  const tick = useSetTaskDone(acts);
  return (
    <Section title={t('concierge.tasks.title')}>
      {tasks.length === 0 && <p className="text-kawara">{t('concierge.tasks.empty')}</p>}
      <ul className="divide-y divide-hairline">
        {tasks.map((task) => (
          <li key={task.task_id}>
            <label className="flex min-h-12 cursor-pointer items-start gap-3 py-2">
              <input
                type="checkbox"
                className="mt-1 size-5 shrink-0 accent-moegi"
                checked={task.done_at !== null}
                disabled={tick.isPending}
                aria-label={t('concierge.tasks.doneName', { title: task.title })}
                onChange={(event) => tick.mutate({ taskId: task.task_id, done: event.target.checked })}
              />
              <span className="min-w-0">
                <span className={task.done_at ? 'break-words text-kawara line-through' : 'break-words'}>
                  {task.title}
                </span>
                <br />
                {task.done_at ? (
                  <span className="text-sm text-kawara">
                    {t('concierge.tasks.undo', { date: formatDay(townDay(new Date(task.done_at)), locale) })}
                  </span>
                ) : (
                  <TaskDue dueOn={task.due_on} today={today} />
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {tick.isError && <ProblemNotice problem={problemCode(tick.error)} kind="act" />}
      <NewTask acts={acts} />
    </Section>
  );
}

function NewTask({ acts }: { acts: HouseholdActs }) {
  const t = useT();
  const { locale } = useLocale();
  const [title, setTitle] = useState('');
  const [dueOn, setDueOn] = useState('');
  const today = townDay(useNow());
  // As the database keeps it: from a year ago to ten years ahead.
  const [first, last] = [shiftYears(today, -1), shiftYears(today, 10)];
  const isFar = dueOn !== '' && (dueOn < first || dueOn > last);
  const add = useAddTask(acts);
  return (
    <form
      className="flex flex-wrap items-end gap-2 border-t border-hairline pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() === '' || isFar || add.isPending) return;
        add.mutate(
          { title: title.trim(), dueOn: dueOn === '' ? null : dueOn },
          {
            onSuccess: () => {
              setTitle('');
              setDueOn('');
            },
          },
        );
      }}
    >
      <label className="min-w-44 flex-2">
        <span className="text-sm text-kawara">{t('concierge.tasks.add')}</span>
        <input
          className={inputClass}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label className="min-w-36 flex-1">
        <span className="text-sm text-kawara">{t('concierge.tasks.due')}</span>
        <input
          type="date"
          min={first}
          max={last}
          aria-invalid={isFar || undefined}
          aria-describedby={isFar ? 'task-due-error' : undefined}
          className={inputClass}
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
        />
      </label>
      <Button type="submit" pending={add.isPending} aria-disabled={title.trim() === '' || undefined}>
        {t('concierge.tasks.save')}
      </Button>
      <div className="basis-full" role="status">
        <ErrorText id="task-due-error">
          {isFar && t('concierge.tasks.far', { from: formatDay(first, locale), to: formatDay(last, locale) })}
        </ErrorText>
      </div>
      {add.isError && (
        <div className="basis-full">
          <ProblemNotice problem={problemCode(add.error)} kind="act" />
        </div>
      )}
    </form>
  );
}

/** The same day of another year: '2026-11-30' and 10 → '2036-11-30'. 29 February stays one within a day. */
function shiftYears(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + by);
  return date.toISOString().slice(0, 10);
}
