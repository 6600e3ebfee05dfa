import BookOpen from 'lucide-react/icons/book-open';
import { useState } from 'react';
import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import { firstCanvas } from '../../world/first/handover.ts';
import { classNames } from '../../ui/classNames.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';

/**
 * The device's own letters: the town's fonts would take the line from the town itself.
 * The welcome's picture stays behind while the town comes; the bar counts real bytes.
 */
export function TourLoading(props: {
  town: Town;
  manifestUrl: string;
  progress: { loaded: number; total: number } | null;
  onOpenPage: () => void;
}) {
  const t = useT();
  const say = useWords();
  const { progress } = props;
  const percent = progress ? Math.min(100, Math.round((progress.loaded / progress.total) * 100)) : 0;
  const [hasPicture] = useState(() => firstCanvas() !== null);
  const [still] = useState(() => (hasPicture ? null : seenStill(props.manifestUrl.replace(/[^/]*$/, ''))));
  return (
    <div
      className={classNames(
        'fixed inset-0 z-40 flex items-end justify-center overflow-hidden font-[family-name:system-ui,sans-serif]',
        // One may look round in the first picture while the rest comes.
        hasPicture ? 'pointer-events-none' : 'bg-hinoki sm:items-center',
      )}
    >
      {still !== null && <img src={still} alt="" className="absolute inset-0 size-full object-cover" />}
      <div
        className={
          'pointer-events-auto relative m-4 w-full max-w-md space-y-3 rounded-card border border-hairline bg-paper ' +
          'p-5 shadow-card'
        }
      >
        <p className="text-xl font-bold" id="tour-loading">
          <T id="tour.loading" values={{ town: say(props.town.name) }} />
        </p>
        <div
          role="progressbar"
          aria-labelledby="tour-loading"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          className="h-2 overflow-hidden rounded-full bg-hinoki"
        >
          <div className="h-full rounded-full bg-moegi" style={{ width: `${percent}%` }} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-sm text-kawara tabular-nums">
            {progress
              ? t('tour.loading.bytes', {
                  loaded: megabytes(progress.loaded),
                  total: megabytes(progress.total),
                })
              : t('tour.loading.start')}
          </p>
          <Button
            onClick={() => {
              props.onOpenPage();
            }}
          >
            <BookOpen aria-hidden className="size-5" />
            <span>
              <T id="tour.loading.instead" />
            </span>
          </Button>
        </div>
      </div>
    </div>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/**
 * The welcome's picture, when it has been shown and so costs nothing; nobody waits longer for the town because of it.
 */
function seenStill(folder: string): string | null {
  const names = ['welcome-phone.webp', 'welcome.webp'].map(
    (name) => new URL(folder + name, location.href).href,
  );
  return names.find((name) => performance.getEntriesByName(name, 'resource').length > 0) ?? null;
}
