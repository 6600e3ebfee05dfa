import { Link } from 'wouter';
import type { FoundAnswer } from '../../../supabase/functions/_shared/contract/search.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { Ruby, T } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { formatDay } from '../../lib/townTime.ts';

/** Where an answer leads; null: there is no such page. */
export interface AnswerPaths {
  place: (placeId: string, spotId?: string) => string;
  walk: ((spotId: string) => string) | null;
  /** Who is in the 3D already goes there without a new page. */
  onWalk?: (spotId: string) => void;
  town: string;
}

/** One answer: what the town says, since when, and who answers for it; then the page and the place in the 3D. */
export function AnswerItem({ answer, paths }: { answer: FoundAnswer; paths: AnswerPaths }) {
  const { locale } = useLocale();
  const { place_id, spot_id, place_name, spot_name, checked_on, owner_section, starts_on } = answer;
  const where = [place_name, spot_name === answer.name ? undefined : spot_name].filter(
    (name) => name !== undefined && name !== answer.name,
  );
  const href = place_id === undefined ? paths.town : paths.place(place_id, spot_id);
  return (
    <li className="space-y-1 rounded-card border border-hairline bg-paper p-4">
      {where.length > 0 && (
        <p className="text-sm text-kawara">
          <Ruby text={where.join(' › ')} />
        </p>
      )}
      <p className="font-bold">
        <Ruby text={answer.name} />
      </p>
      <p className={answer.kind === 'fact' ? 'text-lg' : undefined}>
        {starts_on !== undefined && <span>{formatDay(starts_on, bcp47(locale))} </span>}
        <Ruby text={answer.words} />
      </p>
      {checked_on !== undefined && (
        <p className="text-sm text-kawara">
          <T id="places.facts.checked" values={{ day: formatDay(checked_on, bcp47(locale)) }} />{' '}
          <Ruby text={owner_section ?? ''} />
        </p>
      )}
      <p className="flex flex-wrap gap-x-5">
        <Link href={href} className="inline-flex min-h-11 items-center text-sky underline underline-offset-4">
          <T id={place_id === undefined ? 'search.toTown' : 'search.read'} />
        </Link>
        {spot_id !== undefined && answer.has_scene === true && paths.walk && (
          <Link
            href={paths.walk(spot_id)}
            onClick={(event) => {
              if (!paths.onWalk) return;
              event.preventDefault();
              paths.onWalk(spot_id);
            }}
            className="inline-flex min-h-11 items-center text-sky underline underline-offset-4"
          >
            <T id="search.walk" />
          </Link>
        )}
      </p>
    </li>
  );
}
