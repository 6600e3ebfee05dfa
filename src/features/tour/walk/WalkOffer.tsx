import Route from 'lucide-react/icons/route';
import X from 'lucide-react/icons/x';
import { useT } from '../../../i18n/I18nProvider.tsx';
import { T } from '../../../i18n/Ruby.tsx';
import { useTour } from '../tourContext.ts';
import { useWalk } from './useWalk.ts';

/** One has walked off by oneself: the guided walk waits, and says so quietly. */
export function WalkOffer() {
  const { leader } = useTour();
  const { walk, goesOn } = useWalk();
  const t = useT();
  if (!walk.list || !walk.hasLeft) return null;
  const values = { at: walk.at + 1, count: walk.list.spotIds.length };
  return (
    <div className="pointer-events-none absolute inset-x-0 top-18 z-20 flex justify-center px-3">
      <div
        className={
          'pointer-events-auto flex max-w-full items-center rounded-full border border-hairline bg-paper p-0.5 ' +
          'shadow-card'
        }
      >
        <button
          type="button"
          data-testid="walk-resume"
          className={
            'flex min-h-11 min-w-0 cursor-pointer items-center gap-2 rounded-full px-3 leading-snug font-bold ' +
            'hover:bg-hinoki'
          }
          onClick={() => leader.resume(goesOn)}
        >
          <Route aria-hidden className="size-5 shrink-0 text-moegi" />
          <span>
            <T id="tour.walk.resume" values={values} />
          </span>
        </button>
        <button
          type="button"
          aria-label={t('tour.walk.stop')}
          className="flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-full hover:bg-hinoki"
          onClick={() => leader.end()}
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
    </div>
  );
}
