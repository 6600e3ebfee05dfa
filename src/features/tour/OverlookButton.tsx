import ArrowDownToLine from 'lucide-react/icons/arrow-down-to-line';
import Map from 'lucide-react/icons/map';
import { T } from '../../i18n/Ruby.tsx';
import { useT } from '../../i18n/I18nProvider.tsx';
import { classNames } from '../../ui/classNames.ts';
import type { TourGuide, TourState } from './TourGuide.ts';

/** Up to the model of the town and back; inside a building there is none. */
export function OverlookButton(props: {
  guide: TourGuide;
  state: TourState;
  /** A sheet lies over its place on a phone, and at the right of a wide screen. */
  hasPaper: boolean;
  onToggle: () => void;
}) {
  const { guide, state, hasPaper } = props;
  const t = useT();
  const isIndoor = guide.world.space?.indoor ?? true;
  if (isIndoor || state.goingTo !== null) return null;
  const Icon = state.isAbove ? ArrowDownToLine : Map;
  const label = state.isAbove ? 'tour.above.back' : 'tour.above';
  return (
    <button
      type="button"
      data-testid="overlook"
      aria-label={t(label)}
      onClick={props.onToggle}
      className={classNames(
        'absolute bottom-24 z-20 min-h-12 min-w-12 cursor-pointer items-center justify-center gap-2 rounded-full border border-hairline bg-paper px-3 font-bold shadow-card hover:bg-hinoki',
        hasPaper ? 'right-[28rem] hidden lg:flex' : 'right-3 flex',
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className={state.isAbove ? '' : 'hidden sm:inline'}>
        <T id={label} />
      </span>
    </button>
  );
}
