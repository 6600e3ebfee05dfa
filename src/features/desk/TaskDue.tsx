import CalendarClock from 'lucide-react/icons/calendar-clock';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/townTime.ts';

/** When a task is due; past its date is said in words beside its mark. */
export function TaskDue({ dueOn, today }: { dueOn: string | null; today: string }) {
  const t = useT();
  const { locale } = useLocale();
  if (dueOn === null) return <span className="text-sm text-kawara">{t('concierge.tasks.noDate')}</span>;
  const late = dueOn < today;
  return (
    <span
      className={
        late
          ? 'inline-flex items-center gap-1.5 text-sm font-bold text-vermilion-deep'
          : 'inline-flex items-center gap-1.5 text-sm text-kawara'
      }
    >
      {late && <CalendarClock aria-hidden className="size-4" />}
      {formatDay(dueOn, locale)}
      {late && (
        <span className="rounded border border-current px-1 text-xs">{t('concierge.tasks.overdue')}</span>
      )}
      {dueOn === today && (
        <span className="rounded border border-current px-1 text-xs">{t('concierge.tasks.dueToday')}</span>
      )}
    </span>
  );
}
