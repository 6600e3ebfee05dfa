import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { useId } from 'react';
import { Link } from 'wouter';
import { pagesIn, townPath } from '../../../../supabase/functions/_shared/contract/pages.ts';
import { T } from '../../../i18n/Ruby.tsx';
import { Button } from '../../../ui/Button.tsx';
import { paces } from '../tourSettings.ts';
import type { Tier } from '../../../world/core/tiers.ts';
import { useStandOverlay } from '../hud/useStandOverlay.ts';
import { focusCanvas } from '../focusCanvas.ts';
import { useTour } from '../tourContext.ts';
import { Choice, Choices, Switch } from './Choices.tsx';

const tiers: readonly Tier[] = [0, 1, 2, 3];
const motions = ['system', 'full', 'less'] as const;
const travels = ['flights', 'cuts'] as const;

/** How the town is drawn and how it moves; kept in this browser. */
export function SettingsPanel() {
  const standing = useStandOverlay();
  const { town } = useTour();
  return (
    <div className="space-y-6">
      <Quality />
      <Motion />
      <LookSpeed />
      <Switches />
      {standing.isPossible && (
        <Switch isOn={standing.isOn} onChange={standing.set}>
          <T id="tour.stand.show" />
        </Switch>
      )}
      <ResetView />
      <p className="text-sm text-kawara">
        <T id="tour.keysHelp" />
      </p>
      <ul>
        {pagesIn('footer').map((page) => (
          <li key={page}>
            <Link
              href={townPath(town.town_id, page)}
              className="inline-flex min-h-11 items-center text-sky underline underline-offset-4"
            >
              <T id={`common.page.${page}`} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How richly the town is drawn; measured where nothing is chosen. */
function Quality() {
  const { using, tier } = useTour();
  const { settings, change } = using;
  return (
    <Choices title={<T id="tour.quality" />}>
      <Choice
        name="quality"
        isChosen={settings.chosenTier === null}
        onChoose={() => change({ chosenTier: null })}
      >
        <T id="tour.quality.auto" />
      </Choice>
      {tiers.map((one) => (
        <Choice
          key={one}
          name="quality"
          isChosen={settings.chosenTier === one}
          onChoose={() => change({ chosenTier: one })}
        >
          <T id={`tour.quality.${one}`} />
          {settings.chosenTier === null && tier === one && (
            <span className="ml-2 text-sm text-kawara">
              <T id="tour.quality.now" />
            </span>
          )}
        </Choice>
      ))}
    </Choices>
  );
}

/** Whether anything moves by itself, by air or by cuts, and how fast one walks. */
function Motion() {
  const { settings, change, motionAllowed } = useTour().using;
  return (
    <>
      <Choices title={<T id="tour.motion" />}>
        {motions.map((one) => (
          <Choice
            key={one}
            name="motion"
            isChosen={settings.motion === one}
            onChoose={() => change({ motion: one })}
          >
            <T id={`tour.motion.${one}`} />
          </Choice>
        ))}
      </Choices>
      {motionAllowed ? (
        <Choices title={<T id="tour.travel" />}>
          {travels.map((one) => (
            <Choice
              key={one}
              name="travel"
              isChosen={settings.travel === one}
              onChoose={() => change({ travel: one })}
            >
              <T id={`tour.travel.${one}`} />
            </Choice>
          ))}
        </Choices>
      ) : (
        <p className="text-sm text-kawara">
          <T id="tour.travel.always" />
        </p>
      )}
      <Choices title={<T id="tour.pace" />}>
        {paces.map((one) => (
          <Choice
            key={one}
            name="pace"
            isChosen={settings.pace === one}
            onChoose={() => change({ pace: one })}
          >
            <T id={`tour.pace.${one}`} />
          </Choice>
        ))}
      </Choices>
    </>
  );
}

function LookSpeed() {
  const { settings, change } = useTour().using;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-bold">
        <T id="tour.lookSpeed" />
      </label>
      <input
        id={id}
        type="range"
        min={0.5}
        max={2}
        step={0.25}
        value={settings.lookSpeed}
        className="h-11 w-full cursor-pointer accent-moegi"
        onChange={(event) => change({ lookSpeed: event.currentTarget.valueAsNumber })}
      />
    </div>
  );
}

function Switches() {
  const { settings, change } = useTour().using;
  return (
    <div className="space-y-1">
      <Switch isOn={settings.opensByStaying} onChange={(isOn) => change({ opensByStaying: isOn })}>
        <T id="tour.opensByStaying" />
      </Switch>
      <Switch isOn={settings.letterKeys} onChange={(isOn) => change({ letterKeys: isOn })}>
        <T id="tour.letterKeys" />
      </Switch>
    </div>
  );
}

function ResetView() {
  const { guide, setPanel } = useTour();
  return (
    <Button
      onClick={() => {
        setPanel(null);
        focusCanvas();
        guide.world.resetView();
      }}
    >
      <RotateCcw aria-hidden className="size-5" />
      <span>
        <T id="tour.resetView" />
      </span>
    </Button>
  );
}
