import BookOpen from 'lucide-react/icons/book-open';
import Bookmark from 'lucide-react/icons/bookmark';
import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import MessageCircle from 'lucide-react/icons/message-circle';
import Share2 from 'lucide-react/icons/share-2';
import Smile from 'lucide-react/icons/smile';
import { useState, type ComponentType, type ReactNode } from 'react';
import type { Localized } from '../../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { SpotFacts } from './SpotFacts.tsx';
import type { TourGuide } from '../walk/TourGuide.ts';
import { TourPanel } from './TourPanel.tsx';
import type { TourPageProps } from '../tourPageProps.ts';
import { shareAddress } from './shareAddress.ts';
import type { SpotEntry } from '../tourIndex.ts';
import { useTour } from '../useTour.ts';
import { useShortlist } from '../../../shared/useShortlist.ts';

interface Props extends Pick<TourPageProps, 'onOpenPage' | 'onConsult'> {
  townId: string;
  entry: SpotEntry;
  guide: TourGuide;
}

/** What there is to know at a spot: the good and the inconvenient, and facts one can check. */
export function SpotCard({ townId, entry, guide, onOpenPage, onConsult }: Props) {
  const takesFocus = useTour(guide, (s) => s.openedBy === 'act');
  const { place, spot } = entry;
  const t = useT();
  const say = useWords();
  const { has, toggle } = useShortlist(townId);
  const [shared, setShared] = useState<'copied' | 'failed' | null>(null);
  const isKept = has(place.place_id, spot.spot_id);

  return (
    <TourPanel
      guide={guide}
      testId="spot-card"
      takesFocus={takesFocus}
      above={<Words of={place.name} />}
      title={<Words of={spot.name} />}
      onClose={() => guide.closeCard()}
      acts={
        <>
          <Act
            Icon={isKept ? BookmarkCheck : Bookmark}
            isPressed={isKept}
            label={t('tour.keepOf', { name: say(spot.name) })}
            onClick={() => toggle(place.place_id, spot.spot_id)}
          >
            <T id={isKept ? 'tour.kept' : 'tour.keep'} />
          </Act>
          <Act
            Icon={MessageCircle}
            onClick={() => onConsult({ placeId: place.place_id, spotId: spot.spot_id })}
          >
            <T id="tour.ask" />
          </Act>
          <Act
            Icon={Share2}
            onClick={() => {
              void shareAddress(`${say(spot.name)} – ${say(place.name)}`).then(setShared);
            }}
          >
            <T id="tour.share" />
          </Act>
          <Act Icon={BookOpen} onClick={() => onOpenPage(place.place_id, spot.spot_id)}>
            <T id="tour.readAsPage" />
          </Act>
        </>
      }
    >
      <div className="space-y-4">
        <p>
          <Words of={spot.words} />
        </p>
        <dl className="space-y-2">
          {spot.good && <Side Icon={Smile} tone="good" words={spot.good} />}
          {spot.inconvenient && <Side Icon={CircleAlert} tone="inconvenient" words={spot.inconvenient} />}
        </dl>
        <SpotFacts placeId={place.place_id} facts={spot.facts} />
        <p role="status" className="text-sm text-moegi empty:hidden">
          {shared && <T id={`tour.share.${shared}`} />}
        </p>
      </div>
    </TourPanel>
  );
}

type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

function Side(props: { Icon: Icon; tone: 'good' | 'inconvenient'; words: Localized }) {
  const { Icon, tone } = props;
  const isGood = tone === 'good';
  return (
    <div
      className={classNames(
        'rounded-lg border-l-4 bg-hinoki px-4 py-2.5',
        isGood ? 'border-moegi' : 'border-kawara',
      )}
    >
      <dt className="flex items-center gap-2 font-bold">
        <Icon aria-hidden className={classNames('size-5 shrink-0', isGood ? 'text-moegi' : 'text-kawara')} />
        <span>
          <T id={isGood ? 'tour.good' : 'tour.inconvenient'} />
        </span>
      </dt>
      <dd>
        <Words of={props.words} />
      </dd>
    </div>
  );
}

function Act(props: {
  Icon: Icon;
  label?: string;
  isPressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { Icon } = props;
  return (
    <button
      type="button"
      aria-pressed={props.isPressed}
      aria-label={props.label}
      onClick={props.onClick}
      className="flex min-h-14 min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-lg px-1 text-sm leading-tight font-bold hover:bg-hinoki"
    >
      <Icon aria-hidden className={classNames('size-5 shrink-0', props.isPressed && 'text-moegi')} />
      <span className="text-center">{props.children}</span>
    </button>
  );
}
