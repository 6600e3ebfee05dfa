import AlarmClock from 'lucide-react/icons/alarm-clock';
import Clock from 'lucide-react/icons/clock';
import { waitWords } from '../../domain/duration.ts';
import type { Waiting } from '../../domain/waiting.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';

/** How long a family has waited; overdue is a word and a clock that rings, not only a colour. */
export function WaitingMark({ waiting }: { waiting: Waiting }) {
  const t = useT();
  const { locale } = useLocale();
  if (waiting.kind === 'settled') return null;
  const words =
    waiting.ms < 60_000
      ? t(`concierge.waiting.${waiting.kind}.now`)
      : t(`concierge.waiting.${waiting.kind}`, { time: waitWords(waiting.ms, locale) });
  if (!waiting.overdue) {
    return (
      <span className="inline-flex items-center gap-1.5 text-kawara">
        <Clock aria-hidden className="size-4 shrink-0" />
        {words}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 font-bold text-vermilion-deep">
      <AlarmClock aria-hidden className="size-4 shrink-0" />
      <span>
        {words}
        <span className="ml-1.5 rounded border border-current px-1 text-xs whitespace-nowrap">
          {t('concierge.waiting.overdue')}
        </span>
      </span>
    </span>
  );
}
