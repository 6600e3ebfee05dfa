import { Link } from 'wouter';
import type { TownView } from '../../data/content.ts';
import { T, Words } from '../../i18n/Ruby.tsx';
import { useRecordingState } from '../../features/privacy/recordingStore.ts';
import { pagesIn, townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import { ShieldCheck } from '../../ui/lineIcons.tsx';

const link = 'inline-flex min-h-11 items-center text-sky underline underline-offset-4';

/** Who to ask, what is recorded, and one click to why. */
export function TownFooter({ view }: { view: TownView }) {
  const recording = useRecordingState();
  const { town } = view;
  return (
    <footer className="mt-12 border-t border-hairline bg-hinoki">
      <div className="mx-auto grid max-w-6xl gap-6 px-4 py-8 sm:grid-cols-2">
        <div className="space-y-1">
          <p className="font-bold">
            <T id="common.concierge" />
          </p>
          <p>
            <Words of={town.hours} />
          </p>
          {town.phone && (
            <p>
              <a href={`tel:${town.phone}`} className={link}>
                {town.phone}
              </a>
            </p>
          )}
          <p>
            <Link href={townPath(town.town_id, 'consult')} className={link}>
              <T id="common.page.consult" />
            </Link>
          </p>
        </div>
        <div className="space-y-1">
          <p className="flex items-start gap-2">
            <ShieldCheck aria-hidden className="mt-1 size-5 shrink-0 text-moegi" />
            <span>
              <T id={`common.recording.${recording}`} />
            </span>
          </p>
          {pagesIn('footer').map((page) => (
            <p key={page}>
              <Link href={townPath(town.town_id, page)} className={link}>
                <T id={`common.page.${page}`} />
              </Link>
            </p>
          ))}
          <p>
            <Link href="/staff" className={link}>
              <T id="common.staff" />
            </Link>
          </p>
        </div>
      </div>
    </footer>
  );
}
