import { useT } from '../../i18n/I18nProvider.tsx';

/** The warmth as a figure with a bar; the figure says it, the bar only helps the eye. */
export function WarmthMeter({ score, large }: { score: number; large?: boolean }) {
  const t = useT();
  return (
    <span className="inline-flex flex-col gap-1" title={t('concierge.warmth.of', { score })}>
      <span className="flex items-baseline gap-1 leading-none">
        <span className="text-xs text-kawara">{t('concierge.warmth')}</span>
        <span className={large ? 'text-4xl font-bold tabular-nums' : 'text-xl font-bold tabular-nums'}>
          {score}
        </span>
      </span>
      <span aria-hidden className="block h-1.5 w-full min-w-14 overflow-hidden rounded-full bg-kawara/20">
        <span className="block h-full rounded-full bg-kawara" style={{ width: `${score}%` }} />
      </span>
    </span>
  );
}
