import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import DoorOpen from 'lucide-react/icons/door-open';
import PersonStanding from 'lucide-react/icons/person-standing';
import { memo, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { shortlistOf } from '../../../lib/shortlist.ts';
import type { CanvasHost } from '../../../world/react/CanvasHost.ts';
import { classNames } from '../../../ui/classNames.ts';
import { LabelPlacing } from './LabelPlacing.ts';
import { doorName } from './doorName.ts';
import { focusCanvas } from '../focusCanvas.ts';
import { useTour, type Tour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';

const room = 'absolute top-0 left-0 invisible min-h-11 min-w-11 cursor-pointer px-1 whitespace-nowrap';
const paper =
  'flex max-w-[60vw] items-center gap-1 truncate rounded-full border px-3 py-0.5 text-sm leading-7 shadow-card';

/** Names over the canvas: buttons that follow the world without asking React at each frame. */
export function SpotLabels({ host }: { host: CanvasHost }) {
  const { town, guide, index, openSpot } = useTour();
  const t = useT();
  const say = useWords();
  const shortlist = shortlistOf(town.town_id);
  useSyncExternalStore(shortlist.subscribe, shortlist.items);
  const elements = useRef<(HTMLButtonElement | null)[]>([]);
  const { labels } = guide.world;
  const spaceId = useTourState((s) => s.spaceId);
  const isAbove = useTourState((s) => s.isAbove);
  const anchors = useTourState(() => labels.anchors);

  useEffect(() => {
    labels.setMost(window.innerWidth < 640 ? 6 : 11);
    elements.current.forEach((element, i) => {
      if (element) labels.setSize(i, element.offsetWidth, element.offsetHeight);
    });
    const placing = new LabelPlacing(labels, elements.current);
    const follow = (): void => placing.follow();
    host.afterFrame.add(follow);
    host.wake();
    return () => {
      host.afterFrame.delete(follow);
    };
  }, [host, labels, anchors]);

  const keep = useCallback((i: number, element: HTMLButtonElement | null) => {
    elements.current[i] = element;
  }, []);
  const pin = useCallback((i: number) => labels.pin(i), [labels]);
  const act = useCallback(
    (kind: AnchorKind, id: string) => {
      if (kind !== 'spot') focusCanvas(); // the button goes away with the view
      if (kind === 'here') guide.toggleAbove();
      else if (kind === 'door') void guide.goThrough(id);
      else if (kind === 'place') void guide.goToPlace(id);
      else openSpot(id);
    },
    [guide, openSpot],
  );

  return (
    <div className="pointer-events-none absolute inset-0 z-10 overflow-hidden *:pointer-events-auto">
      {anchors.map((anchor, i) => {
        const { id, kind } = anchor;
        const entry = kind === 'spot' ? index.spot(id) : undefined;
        const name =
          kind === 'here'
            ? t('tour.above.here')
            : kind === 'door'
              ? doorName(guide.world.space, id, index, guide.manifest, t, say)
              : say((kind === 'place' ? index.place(id)?.name : entry?.spot.name) ?? { ja: '' });
        if (name === '') return null;
        return (
          <Label
            key={`${spaceId ?? ''}/${String(isAbove)}/${id}`}
            kind={kind}
            id={id}
            at={i}
            name={name}
            isKept={entry !== undefined && shortlist.has(entry.place.place_id, id)}
            hasPole={kind === 'here' || (kind === 'place' && isAbove)}
            onKeep={keep}
            onPin={pin}
            onAct={act}
          />
        );
      })}
    </div>
  );
}

type AnchorKind = Tour['guide']['world']['labels']['anchors'][number]['kind'];

interface LabelProps {
  kind: AnchorKind;
  id: string;
  at: number;
  name: string;
  isKept: boolean;
  hasPole: boolean;
  onKeep: (at: number, element: HTMLButtonElement | null) => void;
  onPin: (at: number) => void;
  onAct: (kind: AnchorKind, id: string) => void;
}

const looks: Record<AnchorKind, string> = {
  here: 'border-ink bg-star font-bold text-ink',
  door: 'border-transparent bg-dusk font-bold text-white',
  place: 'border-hairline bg-paper font-heading font-medium',
  spot: 'border-hairline bg-paper font-bold text-ink',
};

/** One name. Drawn anew only when it says something new: one walks past many. */
const Label = memo(function Label(props: LabelProps) {
  const { kind, id, at, name, onKeep, onPin, onAct } = props;
  const isSpot = kind === 'spot';
  const isOpen = useTourState((s) => s.openSpotId === id);
  const isNear = useTourState((s) => s.nearSpotId === id);
  return (
    <button
      ref={(element) => onKeep(at, element)}
      type="button"
      onFocus={() => onPin(at)}
      onBlur={() => onPin(-1)}
      data-spot-id={isSpot ? id : undefined}
      aria-expanded={isSpot ? isOpen : undefined}
      className={room}
      onClick={() => onAct(kind, id)}
    >
      <span
        className={classNames(
          paper,
          isSpot && (isOpen || isNear) ? 'border-ink bg-star font-bold text-ink' : looks[kind],
        )}
      >
        {kind === 'here' && <PersonStanding aria-hidden className="size-4 shrink-0" />}
        {kind === 'door' && <DoorOpen aria-hidden className="size-4 shrink-0" />}
        {props.isKept && <BookmarkCheck aria-hidden className="size-4 shrink-0 text-moegi" />}
        {name}
      </span>
      {props.hasPole && <Pole />}
    </button>
  );
});

/** From a name in the model down to its place. */
function Pole() {
  return (
    <span
      aria-hidden
      className={
        'absolute top-[calc(100%-6px)] left-[calc(50%-var(--shift))] h-[calc(var(--lift)+6px)] w-0.5 ' +
        '-translate-x-1/2 bg-ink/60 after:absolute after:-bottom-1 after:-left-[3px] after:size-2 ' +
        'after:rounded-full after:bg-ink'
      }
    />
  );
}
