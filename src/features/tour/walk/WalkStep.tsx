import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Flag from 'lucide-react/icons/flag';
import Info from 'lucide-react/icons/info';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { SheetAct } from '../panels/SheetAct.tsx';
import { TourPanel } from '../panels/TourPanel.tsx';
import { focusCanvas } from '../focusCanvas.ts';
import type { SpotEntry } from '../tourIndex.ts';
import { useTour } from '../tourContext.ts';
import { useWalk } from './useWalk.ts';
import { WalkName } from '../panels/WalksPanel.tsx';

/** Where the guided walk is: the words of the spot, how far one has come, and the visitor's hand on it. */
export function WalkStep({ entry }: { entry: SpotEntry }) {
  const { leader } = useTour();
  const { walk } = useWalk();
  const { list, at } = walk;
  if (!list) return null;
  const count = list.spotIds.length;
  return (
    <TourPanel
      testId="walk"
      takesFocus
      isLow
      above={
        <span className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate">
            <WalkName of={list} />
            <span aria-hidden>・</span>
            <Words of={entry.place.name} />
          </span>
          <span className="shrink-0 font-bold tabular-nums" data-testid="walk-progress">
            {at + 1}/{count}
          </span>
        </span>
      }
      title={<Words of={entry.spot.name} />}
      onClose={() => leader.end()}
      acts={<WalkActs entry={entry} />}
    >
      <p>
        <Words of={entry.spot.words} />
      </p>
    </TourPanel>
  );
}

/** The visitor's hand on the walk. Where no motion is wanted, each step waits for the visitor anyway. */
function WalkActs({ entry }: { entry: SpotEntry }) {
  const { leader, using, openSpot } = useTour();
  const { walk } = useWalk();
  const isLast = walk.at + 1 >= (walk.list?.spotIds.length ?? 0);
  return (
    <>
      <SheetAct Icon={ChevronLeft} isOff={walk.at === 0} onClick={() => leader.previous()}>
        <T id="tour.walk.previous" />
      </SheetAct>
      {using.motionAllowed &&
        (walk.goesOn ? (
          <SheetAct Icon={Pause} onClick={() => leader.pause()}>
            <T id="tour.walk.pause" />
          </SheetAct>
        ) : (
          <SheetAct Icon={Play} isOff={isLast} onClick={() => leader.play()}>
            <T id="tour.walk.play" />
          </SheetAct>
        ))}
      <SheetAct
        Icon={Info}
        onClick={() => {
          leader.pause();
          openSpot(entry.spot.spot_id);
        }}
      >
        <T id="tour.walk.more" />
      </SheetAct>
      <SheetAct
        Icon={isLast ? Flag : ChevronRight}
        onClick={() => {
          leader.next();
          if (isLast) focusCanvas();
        }}
      >
        <T id={isLast ? 'tour.walk.end' : 'tour.walk.next'} />
      </SheetAct>
    </>
  );
}
