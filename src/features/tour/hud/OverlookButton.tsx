import ArrowDownToLine from 'lucide-react/icons/arrow-down-to-line';
import Map from 'lucide-react/icons/map';
import { T } from '../../../i18n/Ruby.tsx';
import { useT } from '../../../i18n/I18nProvider.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';

/** Up to the model of the town and back; inside a building there is none. */
export function OverlookButton(props: {
  /** A sheet lies over its place on a phone, and at the right of a wide screen. */
  hasPaper: boolean;
}) {
  const { hasPaper } = props;
  const { guide, leader } = useTour();
  const t = useT();
  const isIndoor = useTourState(() => guide.world.space?.indoor ?? true);
  const isGoing = useTourState((s) => s.goingTo !== null);
  const isAbove = useTourState((s) => s.isAbove);
  if (isIndoor || isGoing) return null;
  const Icon = isAbove ? ArrowDownToLine : Map;
  const label = isAbove ? 'tour.above.back' : 'tour.above';
  return (
    <button
      type="button"
      data-testid="overlook"
      aria-label={t(label)}
      onClick={() => {
        leader.pause();
        guide.toggleAbove();
      }}
      className={classNames(
        'absolute bottom-[calc(var(--tour-bar,5.5rem)+0.5rem)] z-20 min-h-12 min-w-12 cursor-pointer ' +
          'items-center justify-center gap-2 rounded-full border border-hairline bg-paper px-3 font-bold ' +
          'shadow-card hover:bg-hinoki',
        hasPaper ? 'right-[28rem] hidden lg:flex' : 'right-3 flex',
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className={isAbove ? '' : 'hidden sm:inline'}>
        <T id={label} />
      </span>
    </button>
  );
}
