import Bookmark from 'lucide-react/icons/bookmark';
import CloudSun from 'lucide-react/icons/cloud-sun';
import DoorOpen from 'lucide-react/icons/door-open';
import House from 'lucide-react/icons/house';
import List from 'lucide-react/icons/list';
import MessageCircle from 'lucide-react/icons/message-circle';
import Route from 'lucide-react/icons/route';
import Settings from 'lucide-react/icons/settings-2';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { memo, useEffect, useRef, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { Link } from 'wouter';
import { townPath } from '../../../../supabase/functions/_shared/contract/pages.ts';
import { useT } from '../../../i18n/I18nProvider.tsx';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { shortlistOf } from '../../../lib/shortlist.ts';
import type { PanelName } from '../panels/panelName.ts';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';
import { whereAmI } from './whereAmI.ts';

interface Props {
  /** A sheet lies open: at the right of a wide screen, over the bar of a narrow one. */
  hasPaperBeside: boolean;
}

const paper = 'border border-hairline bg-paper shadow-card';
const round =
  `${paper} rounded-full flex size-[48px] shrink-0 cursor-pointer ` +
  'items-center justify-center text-ink hover:bg-hinoki';

/**
 * Paper over the town: where I am and the way back, and the bar under the thumb. Drawn anew only when it says something
 * new.
 */
export const TourHud = memo(function TourHud({ hasPaperBeside }: Props) {
  const { town, guide, panel } = useTour();
  const t = useT();
  const toggle = useToggle();

  return (
    <>
      <header
        className={
          'pointer-events-none absolute inset-x-0 top-0 z-20 flex flex-wrap items-start gap-2 p-3 ' +
          '*:pointer-events-auto'
        }
      >
        <Link href={`/${town.town_id}`} className={round} aria-label={t('tour.leave')}>
          <DoorOpen aria-hidden className="size-5" />
        </Link>
        <div
          className={
            `${paper} rounded-full flex min-h-12 max-w-max min-w-0 ` +
            'grow basis-32 items-center gap-1 pr-1.5 pl-4'
          }
        >
          <p className="line-clamp-2 min-w-0 py-1 leading-tight [overflow-wrap:anywhere]" data-testid="here">
            <span className="sr-only">{t('tour.here')}</span>
            <span className="font-heading font-bold">
              <Here />
            </span>
          </p>
          <button
            type="button"
            className={
              'flex min-h-11 min-w-11 shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-full ' +
              'text-sm text-sky hover:bg-hinoki sm:ml-1 sm:px-3'
            }
            aria-label={t('tour.back')}
            onClick={() => void guide.backToSquare()}
          >
            <House aria-hidden className="size-5 sm:size-4" />
            <span className="hidden sm:inline">
              <T id="tour.back" />
            </span>
          </button>
        </div>
        <div className="ml-auto flex gap-2">
          <Link
            href={townPath(town.town_id, 'privacy')}
            className={round}
            aria-label={t('common.page.privacy')}
          >
            <ShieldCheck aria-hidden className="size-5" />
          </Link>
          <button
            type="button"
            className={round}
            aria-label={t('tour.settings')}
            aria-expanded={panel === 'settings'}
            onClick={toggle('settings')}
          >
            <Settings aria-hidden className="size-5" />
          </button>
        </div>
      </header>
      <Bar hasPaperBeside={hasPaperBeside} />
    </>
  );
});

/** Opens a panel or closes it; a card is put away, a guided walk waits. */
function useToggle(): (name: PanelName) => () => void {
  const { guide, leader, panel, setPanel } = useTour();
  return (name) => () => {
    guide.closeCard();
    leader.pause();
    setPanel(panel === name ? null : name);
  };
}

/** The name of the place. It changes at every few steps, and nothing else with it. */
function Here() {
  const { town, guide, index } = useTour();
  const where = useTourState((s) => whereAmI(town, index, guide.manifest, s));
  const isAbove = useTourState((s) => s.isAbove);
  return isAbove ? <T id="tour.above.title" /> : <Words of={where} />;
}

/** What lies under the thumb. Where a sheet would lie over it, it is away: no key leads to what one cannot see. */
function Bar({ hasPaperBeside }: Props) {
  const { town, guide, panel, onConsult } = useTour();
  const t = useT();
  const shortlist = shortlistOf(town.town_id);
  const kept = useSyncExternalStore(shortlist.subscribe, shortlist.items).length;
  const toggle = useToggle();
  const bar = useRef<HTMLElement>(null);
  // With large letters it takes two rows: what stands over it, and the middle of the view, keep clear of it.
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      guide.world.lens.setBars(72, element.offsetHeight);
      element.parentElement?.style.setProperty('--tour-bar', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [guide]);
  return (
    <nav
      ref={bar}
      aria-label={t('tour.bar')}
      className={classNames(
        'pointer-events-none absolute inset-x-0 bottom-0 z-20 flex justify-center p-3 ' +
          'pb-[max(0.75rem,env(safe-area-inset-bottom))]',
        hasPaperBeside && 'max-lg:invisible lg:right-[27rem]',
      )}
    >
      <div
        className={
          `${paper} rounded-2xl pointer-events-auto flex max-w-full flex-wrap ` +
          'items-stretch justify-center p-1 sm:rounded-full'
        }
      >
        <BarButton Icon={List} isOpen={panel === 'places'} onClick={toggle('places')}>
          <T id="tour.places" />
        </BarButton>
        <BarButton Icon={CloudSun} isOpen={panel === 'moment'} onClick={toggle('moment')}>
          <T id="tour.season" />
        </BarButton>
        <BarButton Icon={Route} isOpen={panel === 'walks'} onClick={toggle('walks')}>
          <T id="tour.walks.short" />
        </BarButton>
        <BarButton Icon={Bookmark} isOpen={panel === 'shortlist'} onClick={toggle('shortlist')}>
          <T id="tour.shortlist" />
          {kept > 0 && <span className="ml-1 tabular-nums">{kept}</span>}
        </BarButton>
        <BarButton Icon={MessageCircle} onClick={() => onConsult(null)}>
          <T id="tour.ask" />
        </BarButton>
      </div>
    </nav>
  );
}

function BarButton(props: {
  Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  isOpen?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { Icon } = props;
  return (
    <button
      type="button"
      aria-expanded={props.isOpen}
      onClick={props.onClick}
      className={
        'flex min-h-12 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-xl px-1 text-sm ' +
        'min-[360px]:px-2 leading-tight font-bold whitespace-nowrap hover:bg-hinoki aria-expanded:bg-hinoki ' +
        'sm:flex-row sm:gap-1.5 sm:rounded-full sm:px-5 sm:text-base'
      }
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span>{props.children}</span>
    </button>
  );
}
