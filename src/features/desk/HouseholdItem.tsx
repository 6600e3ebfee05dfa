import ListTodo from 'lucide-react/icons/list-todo';
import UserRound from 'lucide-react/icons/user-round';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { classNames } from '../../ui/classNames.ts';
import { childrenWords, warmthWords, wishesWords } from './householdWords.ts';
import type { ListedHousehold } from './listView.ts';
import { WaitingMark } from './WaitingMark.tsx';
import { WarmthMeter } from './WarmthMeter.tsx';

interface Props {
  item: ListedHousehold;
  href: string;
  owner: string;
  here: boolean;
  /** Beside an open household: one column. */
  narrow: boolean;
}

/** One household of the list: who, how warm and why, where it stands, how long it has waited. */
export function HouseholdItem({ item, href, owner, here, narrow }: Props) {
  const t = useT();
  const { row, warmth, waiting } = item;
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <li
      ref={ref}
      className={classNames(
        'relative grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-1 border-l-4 p-4 focus-within:bg-hinoki ' +
          'hover:bg-hinoki [contain-intrinsic-size:auto_7rem] [content-visibility:auto]',
        here ? 'border-l-kawara bg-hinoki' : 'border-l-transparent',
        !narrow && 'lg:grid-cols-[5rem_minmax(0,5fr)_minmax(0,2fr)_minmax(0,4fr)] lg:gap-x-6',
      )}
    >
      <WarmthMeter score={warmth.score} />
      <div className="min-w-0">
        <p className="text-lg leading-snug">
          <Link
            href={href}
            aria-current={here ? 'true' : undefined}
            className="font-bold break-words text-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
          >
            {row.contact_name}
          </Link>
        </p>
        <p className="text-sm">
          {childrenWords(row.children, t)} ・ {t(`concierge.timing.${row.timing}`)}
        </p>
        {row.wishes.length > 0 && <p className="text-sm text-kawara">{wishesWords(row.wishes, t)}</p>}
        {!narrow && (
          <p className="mt-1 hidden text-sm text-kawara lg:block">
            {warmth.reasons
              .slice(0, 2)
              .map((reason) => warmthWords(reason, row, t))
              .join(' ・ ')}
          </p>
        )}
      </div>
      <div
        className={classNames(
          'col-start-2 flex flex-wrap gap-x-4 text-sm',
          !narrow && 'lg:col-start-3 lg:flex-col',
        )}
      >
        <span className="font-bold">{t(`concierge.stage.${row.stage}`)}</span>
        <span className="inline-flex items-center gap-1.5 text-kawara">
          <UserRound aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t('concierge.owner')}</span>
          {owner}
        </span>
        {row.open_tasks > 0 && (
          <span className="inline-flex items-center gap-1.5 text-kawara">
            <ListTodo aria-hidden className="size-4 shrink-0" />
            {t('concierge.list.tasks', { count: row.open_tasks })}
          </span>
        )}
      </div>
      <div className={classNames('col-start-2 flex flex-col text-sm', !narrow && 'lg:col-start-4')}>
        <WaitingMark waiting={waiting} />
        <LastVisit item={item} />
      </div>
    </li>
  );
}

function LastVisit({ item }: { item: ListedHousehold }) {
  const t = useT();
  const { locale } = useLocale();
  const summary = item.row.visit_summary;
  const words =
    summary === null
      ? t('concierge.list.lastVisitPrivate')
      : summary.last_visit_at === null
        ? t('concierge.list.lastVisitNone')
        : formatDay(townDay(new Date(summary.last_visit_at)), locale);
  return (
    <span className="text-kawara">
      {t('concierge.list.lastVisit')} {words}
    </span>
  );
}
