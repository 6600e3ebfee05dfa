import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Flag from 'lucide-react/icons/flag';
import Info from 'lucide-react/icons/info';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import type { ComponentType, ReactNode } from 'react';
import { T, Words } from '../../../i18n/Ruby.tsx';
import type { TourGuide } from './TourGuide.ts';
import { TourPanel } from '../panels/TourPanel.tsx';
import { focusCanvas } from '../focusCanvas.ts';
import type { SpotEntry } from '../tourIndex.ts';
import type { WalkLeader, WalkState } from './WalkLeader.ts';
import { WalkName } from '../panels/WalksPanel.tsx';

interface Props {
  guide: TourGuide;
  leader: WalkLeader;
  walk: WalkState;
  entry: SpotEntry;
  /** Motion is allowed; else each step waits for the visitor. */
  motionAllowed: boolean;
  onMore: (spotId: string) => void;
}

/** Where the guided walk is: the words of the spot, how far one has come, and the visitor's hand on it. */
export function WalkStep({ guide, leader, walk, entry, motionAllowed, onMore }: Props) {
  const { list, at } = walk;
  if (!list) return null;
  const count = list.spotIds.length;
  const isLast = at + 1 >= count;
  return (
    <TourPanel
      guide={guide}
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
      acts={
        <>
          <Act Icon={ChevronLeft} isOff={at === 0} onClick={() => leader.previous()}>
            <T id="tour.walk.previous" />
          </Act>
          {motionAllowed &&
            (walk.goesOn ? (
              <Act Icon={Pause} onClick={() => leader.pause()}>
                <T id="tour.walk.pause" />
              </Act>
            ) : (
              <Act Icon={Play} isOff={isLast} onClick={() => leader.play()}>
                <T id="tour.walk.play" />
              </Act>
            ))}
          <Act
            Icon={Info}
            onClick={() => {
              leader.pause();
              onMore(entry.spot.spot_id);
            }}
          >
            <T id="tour.walk.more" />
          </Act>
          <Act
            Icon={isLast ? Flag : ChevronRight}
            onClick={() => {
              leader.next();
              if (isLast) focusCanvas();
            }}
          >
            <T id={isLast ? 'tour.walk.end' : 'tour.walk.next'} />
          </Act>
        </>
      }
    >
      <p>
        <Words of={entry.spot.words} />
      </p>
    </TourPanel>
  );
}

function Act(props: {
  Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  isOff?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { Icon } = props;
  return (
    <button
      type="button"
      // Kept in reach of the keyboard: a step must not throw the focus away.
      aria-disabled={props.isOff}
      onClick={() => {
        if (!props.isOff) props.onClick();
      }}
      className="flex min-h-14 min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-lg px-1 text-sm leading-tight font-bold hover:bg-hinoki aria-disabled:cursor-default aria-disabled:font-normal aria-disabled:text-kawara aria-disabled:hover:bg-transparent"
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className="text-center">{props.children}</span>
    </button>
  );
}
