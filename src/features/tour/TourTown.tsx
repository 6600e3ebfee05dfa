import { useCallback, useRef, useState } from 'react';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import type { CanvasHost } from '../../world/react/CanvasHost.ts';
import { TownCanvas } from '../../world/react/TownCanvas.tsx';
import { CutVeil } from './hud/CutVeil.tsx';
import { useTourKeys } from './hud/useTourKeys.ts';
import { TourLoading } from './TourLoading.tsx';
import { TourPaper } from './TourPaper.tsx';
import type { TourFailure } from './TourWalk.tsx';
import { useTour } from './tourContext.ts';
import { useRestoring } from './useRestoring.ts';
import { useTourAddress } from './useTourAddress.ts';
import { useTourBeginning } from './useTourBeginning.ts';
import { useTourQuality } from './useTourQuality.ts';
import { useTourState } from './useTourState.ts';
import { useStaying } from './walk/useStaying.ts';
import { useTourMarks } from './walk/useTourMarks.ts';

interface Props {
  title: string;
  /** The places' words are there. */
  hasWords: boolean;
  manifestUrl: string;
  onWantWords: () => void;
  onFailed: (reason: TourFailure) => void;
}

/** The canvas, and the paper laid over it. */
export function TourTown({ title, hasWords, manifestUrl, onWantWords, onFailed }: Props) {
  const { town, guide, using, tier } = useTour();
  const t = useT();
  const say = useWords();
  const root = useRef<HTMLElement>(null);
  const [host, setHost] = useState<CanvasHost | null>(null);
  const hasDrawn = useTourState((s) => s.isDrawn);
  const isDrawn = hasDrawn && host !== null;
  const isReady = isDrawn && hasWords;
  const { isRestoring, onLost, onRestored } = useRestoring(
    useCallback(() => onFailed('context_lost'), [onFailed]),
  );
  useTourBeginning(isDrawn, isReady, onWantWords);
  useTourQuality();
  useStaying();
  useTourKeys();
  useTourAddress();
  useTourMarks(root);

  return (
    <main
      ref={root}
      className="fixed inset-0 touch-manipulation overflow-hidden bg-hinoki select-none"
      data-testid="tour"
      data-tour-state={isReady ? 'ready' : 'loading'}
      data-ready={isReady}
      data-tier={tier}
    >
      <h1 className="sr-only font-[family-name:system-ui,sans-serif]">{title}</h1>
      <TownCanvas
        world={guide.world}
        label={t('tour.canvas', { town: say(town.name) })}
        tier={tier}
        lookSpeed={using.settings.lookSpeed}
        letterKeys={using.settings.letterKeys}
        hasProbe={new URLSearchParams(window.location.search).has('probe')}
        onReady={setHost}
        onFailed={() => onFailed('webgl_missing')}
        onLost={onLost}
        onRestored={onRestored}
      />
      {using.motionAllowed && <CutVeil />}
      {isReady && <TourPaper host={host} isRestoring={isRestoring} />}
      {!isDrawn && <Coming manifestUrl={manifestUrl} />}
    </main>
  );
}

/** The space on its way; each part that arrives draws this anew, and nothing else. */
function Coming({ manifestUrl }: { manifestUrl: string }) {
  const { town, onOpenPage } = useTour();
  const progress = useTourState((s) => (s.isDrawn ? null : s.progress));
  return <TourLoading town={town} manifestUrl={manifestUrl} progress={progress} onOpenPage={onOpenPage} />;
}
