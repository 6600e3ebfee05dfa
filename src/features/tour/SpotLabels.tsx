import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import DoorOpen from 'lucide-react/icons/door-open';
import PersonStanding from 'lucide-react/icons/person-standing';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { shortlistOf } from '../../lib/shortlist.ts';
import type { Stage } from '../../world/react/Stage.ts';
import { classNames } from '../../ui/classNames.ts';
import type { TourGuide, TourState } from './TourGuide.ts';
import { doorName } from './doorName.ts';
import type { TourIndex } from './tourIndex.ts';

interface Props {
  stage: Stage;
  guide: TourGuide;
  index: TourIndex;
  townId: string;
  state: TourState;
  onSpot: (spotId: string) => void;
}

const room = 'absolute top-0 left-0 invisible min-h-11 min-w-11 cursor-pointer px-1 whitespace-nowrap';
const paper =
  'flex max-w-[60vw] items-center gap-1 truncate rounded-full border px-3 py-0.5 text-sm leading-7 shadow-card';

/** Names over the canvas: buttons that follow the world without asking React at each frame. */
export function SpotLabels({ stage, guide, index, townId, state, onSpot }: Props) {
  const t = useT();
  const say = useWords();
  const shortlist = shortlistOf(townId);
  useSyncExternalStore(shortlist.subscribe, shortlist.items);
  const elements = useRef<(HTMLButtonElement | null)[]>([]);
  const { labels } = guide.world;
  const { spaceId, isAbove } = state;

  useEffect(() => {
    labels.setMost(window.innerWidth < 640 ? 6 : 11);
    elements.current.forEach((element, i) => {
      if (element) labels.setSize(i, element.offsetWidth, element.offsetHeight);
    });
    let seen = -1;
    const follow = (): void => {
      if (labels.version === seen) return;
      seen = labels.version;
      for (let i = 0; i < elements.current.length; i += 1) {
        const element = elements.current[i];
        if (element) place(element, labels, i);
      }
    };
    stage.afterFrame.add(follow);
    stage.wake();
    return () => {
      stage.afterFrame.delete(follow);
    };
  }, [stage, labels, spaceId, isAbove]);

  return (
    <div className="pointer-events-none absolute inset-0 z-10 overflow-hidden *:pointer-events-auto">
      {labels.anchors.map((anchor, i) => {
        const keep = (element: HTMLButtonElement | null): void => {
          elements.current[i] = element;
        };
        const pin = { onFocus: () => labels.pin(i), onBlur: () => labels.pin(-1) };
        const key = `${spaceId ?? ''}/${String(isAbove)}/${anchor.id}`;
        if (anchor.kind === 'here') {
          return (
            <button
              key={key}
              ref={keep}
              type="button"
              {...pin}
              className={room}
              onClick={() => guide.toggleAbove()}
            >
              <span className={classNames(paper, 'border-ink bg-star font-bold text-ink')}>
                <PersonStanding aria-hidden className="size-4 shrink-0" />
                {t('tour.above.here')}
              </span>
              <Pole />
            </button>
          );
        }
        if (anchor.kind === 'door') {
          return (
            <button
              key={key}
              ref={keep}
              type="button"
              {...pin}
              className={room}
              onClick={() => void guide.goThrough(anchor.id)}
            >
              <span className={classNames(paper, 'border-transparent bg-dusk font-bold text-white')}>
                <DoorOpen aria-hidden className="size-4 shrink-0" />
                {doorName(guide.world.space, anchor.id, index, guide.manifest, t, say)}
              </span>
            </button>
          );
        }
        if (anchor.kind === 'place') {
          const place = index.place(anchor.id);
          if (!place) return null;
          return (
            <button
              key={key}
              ref={keep}
              type="button"
              {...pin}
              className={room}
              onClick={() => void guide.goToPlace(anchor.id)}
            >
              <span className={classNames(paper, 'border-hairline bg-paper font-heading font-medium')}>
                {say(place.name)}
              </span>
              {isAbove && <Pole />}
            </button>
          );
        }
        const entry = index.spot(anchor.id);
        if (!entry) return null;
        const isOpen = state.openSpotId === anchor.id;
        return (
          <button
            key={key}
            ref={keep}
            type="button"
            {...pin}
            data-spot-id={anchor.id}
            aria-expanded={isOpen}
            className={room}
            onClick={() => {
              onSpot(anchor.id);
            }}
          >
            <span
              className={classNames(
                paper,
                'font-bold',
                isOpen || state.nearSpotId === anchor.id
                  ? 'border-ink bg-star text-ink'
                  : 'border-hairline bg-paper text-ink',
              )}
            >
              {shortlist.has(entry.place.place_id, anchor.id) && (
                <BookmarkCheck aria-hidden className="size-4 shrink-0 text-moegi" />
              )}
              {say(entry.spot.name)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** From a name in the model down to its place. */
function Pole() {
  return (
    <span
      aria-hidden
      className="absolute top-[calc(100%-6px)] left-[calc(50%-var(--shift))] h-[calc(var(--lift)+6px)] w-0.5 -translate-x-1/2 bg-ink/60 after:absolute after:-bottom-1 after:-left-[3px] after:size-2 after:rounded-full after:bg-ink"
    />
  );
}

function place(element: HTMLElement, labels: TourGuide['world']['labels'], i: number): void {
  const isShown = labels.shown[i] === 1;
  const visibility = isShown ? 'visible' : 'hidden';
  if (element.style.visibility !== visibility) element.style.visibility = visibility;
  if (!isShown) return;
  const lift = labels.lift[i] ?? 0;
  const shift = labels.shift[i] ?? 0;
  const x = (labels.x[i] ?? 0) + shift;
  const y = (labels.y[i] ?? 0) - lift;
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%)`;
  if (lift === 0) return;
  element.style.zIndex = y.toFixed(0); // a pole from further up passes behind the names below it
  element.style.setProperty('--lift', `${lift.toFixed(1)}px`);
  element.style.setProperty('--shift', `${shift.toFixed(1)}px`);
}
