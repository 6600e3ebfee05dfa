import { Link } from 'wouter';
import type { PlaceListed } from '../../data/content.ts';
import { T, Words } from '../../i18n/Ruby.tsx';
import { ThemeIcon } from '../../ui/ThemeIcon.tsx';
import { BookmarkCheck } from '../../ui/lineIcons.tsx';

export function PlaceListItem({ place, href, kept }: { place: PlaceListed; href: string; kept: boolean }) {
  return (
    <li className="[contain-intrinsic-size:auto_9rem] [content-visibility:auto]">
      <Link
        href={href}
        className="block rounded-card border border-hairline bg-paper p-4 text-ink no-underline hover:bg-hinoki"
      >
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-kawara">
          <ThemeIcon theme={place.theme} className="size-5" />
          <span>
            <T id={`places.kind.${place.kind}`} />
          </span>
          {place.spot_count > 0 && (
            <span>
              <T id="places.spots" values={{ count: place.spot_count }} />
            </span>
          )}
          {kept && (
            <span className="inline-flex items-center gap-1 font-bold text-moegi">
              <BookmarkCheck aria-hidden className="size-4" />
              <T id="places.kept" />
            </span>
          )}
        </span>
        <span className="block font-heading text-xl font-bold">
          <Words of={place.name} />
        </span>
        <span className="block">
          <Words of={place.summary} />
        </span>
      </Link>
    </li>
  );
}
