import BookOpen from 'lucide-react/icons/book-open';
import Bookmark from 'lucide-react/icons/bookmark';
import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import MessageCircle from 'lucide-react/icons/message-circle';
import Share2 from 'lucide-react/icons/share-2';
import Smile from 'lucide-react/icons/smile';
import { useState } from 'react';
import type { Localized } from '../../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { SpotFacts } from './SpotFacts.tsx';
import { SheetAct, type Icon } from './SheetAct.tsx';
import { TourPanel } from './TourPanel.tsx';
import { useTour } from '../tourContext.ts';
import { shareAddress } from '../../../shared/shareAddress.ts';
import type { SpotEntry } from '../tourIndex.ts';
import { useTourState } from '../useTourState.ts';
import { useShortlist } from '../../../shared/useShortlist.ts';

/** What there is to know at a spot: the good and the inconvenient, and facts one can check. */
export function SpotCard({ entry }: { entry: SpotEntry }) {
  const { town, guide, onOpenPage, onConsult } = useTour();
  const takesFocus = useTourState((s) => s.openedBy === 'act');
  const { place, spot } = entry;
  const t = useT();
  const say = useWords();
  const { has, toggle } = useShortlist(town.town_id);
  const [shared, setShared] = useState<'copied' | 'failed' | null>(null);
  const isKept = has(place.place_id, spot.spot_id);

  return (
    <TourPanel
      testId="spot-card"
      takesFocus={takesFocus}
      above={<Words of={place.name} />}
      title={<Words of={spot.name} />}
      onClose={() => guide.closeCard()}
      acts={
        <>
          <SheetAct
            Icon={isKept ? BookmarkCheck : Bookmark}
            isPressed={isKept}
            label={t('tour.keepOf', { name: say(spot.name) })}
            onClick={() => toggle(place.place_id, spot.spot_id)}
          >
            <T id={isKept ? 'tour.kept' : 'tour.keep'} />
          </SheetAct>
          <SheetAct
            Icon={MessageCircle}
            onClick={() => onConsult({ placeId: place.place_id, spotId: spot.spot_id })}
          >
            <T id="tour.ask" />
          </SheetAct>
          <SheetAct
            Icon={Share2}
            onClick={() => {
              void shareAddress(`${say(spot.name)} – ${say(place.name)}`).then(setShared);
            }}
          >
            <T id="tour.share" />
          </SheetAct>
          <SheetAct Icon={BookOpen} onClick={() => onOpenPage(place.place_id, spot.spot_id)}>
            <T id="tour.readAsPage" />
          </SheetAct>
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
        <SpotFacts facts={spot.facts} />
        <p role="status" className="text-sm text-moegi empty:hidden">
          {shared && <T id={`tour.share.${shared}`} />}
        </p>
      </div>
    </TourPanel>
  );
}

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
