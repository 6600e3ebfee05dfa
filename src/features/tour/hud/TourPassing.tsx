import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { T } from '../../../i18n/Ruby.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';

/** What happens for a moment: going to another space, a line that failed, a picture that is being drawn anew. */
export function TourPassing({ isRestoring }: { isRestoring: boolean }) {
  const { index, guide } = useTour();
  const hasTrouble = useTourState((s) => s.hasTrouble);
  const goingTo = useTourState((s) => s.goingTo);
  const progress = useTourState((s) => (s.goingTo === null ? null : s.progress));
  const t = useT();
  const say = useWords();
  const box =
    'absolute inset-x-4 top-20 z-40 mx-auto flex max-w-sm flex-wrap items-center gap-3 rounded-card border ' +
    'border-hairline bg-paper p-4 shadow-card';
  if (isRestoring) {
    return (
      <p role="status" className={box}>
        <T id="tour.restoring" />
      </p>
    );
  }
  if (hasTrouble) {
    return (
      <div role="alert" className={box}>
        <p>
          <T id="tour.trouble" />
        </p>
        <Button onClick={() => guide.forgetTrouble()}>
          <T id="tour.close" />
        </Button>
      </div>
    );
  }
  if (goingTo === null) return null;
  const isToSquare = goingTo === guide.manifest.entry_space;
  const place = isToSquare ? undefined : index.places.find((p) => p.space_id === goingTo);
  const share = progress ? progress.loaded / progress.total : 0;
  return (
    <div role="status" className={box}>
      <p>{place ? t('tour.going', { name: say(place.name) }) : t('tour.going.square')}</p>
      <div className="h-1.5 w-full overflow-hidden rounded-full bg-hinoki">
        <div className="h-full rounded-full bg-moegi" style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
    </div>
  );
}
