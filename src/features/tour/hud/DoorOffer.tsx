import DoorOpen from 'lucide-react/icons/door-open';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { focusCanvas } from '../focusCanvas.ts';
import { doorName } from '../labels/doorName.ts';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';

/** Standing at a door: an offer, never a push. */
export function DoorOffer({ isHidden }: { isHidden: boolean }) {
  const { guide, index } = useTour();
  const t = useT();
  const say = useWords();
  const door = useTourState((s) => (s.openSpotId === null && s.goingTo === null ? s.nearDoor : null));
  if (!door || isHidden) return null;
  const { doorId, toSpace } = door;
  return (
    <div
      className={
        'pointer-events-none absolute inset-x-0 bottom-[calc(var(--tour-bar,5.5rem)+0.5rem)] z-20 flex ' +
        'justify-center px-4'
      }
    >
      <Button
        kind={toSpace === guide.manifest.entry_space ? 'secondary' : 'primary'}
        className="pointer-events-auto shadow-card"
        data-testid="door"
        onClick={() => {
          focusCanvas();
          void guide.goThrough(doorId);
        }}
      >
        <DoorOpen aria-hidden className="size-5" />
        <span>{doorName(guide.world.space, doorId, index, guide.manifest, t, say)}</span>
      </Button>
    </div>
  );
}
