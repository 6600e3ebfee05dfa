import BookOpen from 'lucide-react/icons/book-open';
import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';

/** The welcome's picture stays behind while the town comes; the bar counts real bytes. */
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
  const folder = props.manifestUrl.replace(/[^/]*$/, '');
  return (
    <div className="fixed inset-0 z-40 flex items-end justify-center overflow-hidden bg-hinoki sm:items-center">
      <picture>
        <source media="(max-width: 640px)" srcSet={`${folder}welcome-phone.webp`} />
        <img
          src={`${folder}welcome.webp`}
          alt=""
          className="absolute inset-0 size-full object-cover"
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
        />
      </picture>
      <div className="relative m-4 w-full max-w-md space-y-3 rounded-card border border-hairline bg-paper p-5 shadow-card">
        <p className="font-heading text-xl font-bold" id="tour-loading">
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
