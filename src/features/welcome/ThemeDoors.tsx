import { Link } from 'wouter';
import { themes } from '../../../supabase/functions/_shared/contract/choices.ts';
import { themeCounts, type TownView } from '../../data/content.ts';
import { T } from '../../i18n/Ruby.tsx';
import { ThemeIcon } from '../../ui/ThemeIcon.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';

/** 学び・仕事・暮らし・自然文化, each a door to its places. */
export function ThemeDoors({ view }: { view: TownView }) {
  const { town_id } = view.town;
  const loaded = useLoad(themeCounts, view.revision === null ? null : `${town_id}/${String(view.revision)}`);
  return (
    <section aria-labelledby="doors" className="space-y-4">
      <h2 id="doors" className="text-2xl">
        <T id="common.doors" />
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {themes.map((theme) => {
          const count = loaded.status === 'here' ? (loaded.data.get(theme) ?? 0) : undefined;
          if (count === 0) return null;
          return (
            <li key={theme}>
              <Link
                href={`${townPath(town_id, 'places')}?theme=${theme}`}
                className={
                  'flex h-full flex-col gap-2 rounded-card border border-hairline bg-hinoki p-5 text-ink ' +
                  'no-underline shadow-card transition-colors duration-150 hover:bg-paper'
                }
              >
                <ThemeIcon theme={theme} className="size-8 text-moegi" />
                <span className="font-heading text-xl font-bold">
                  <T id={`places.theme.${theme}`} />
                </span>
                <span>
                  <T id={`places.theme.${theme}.about`} />
                </span>
                <span className="mt-auto min-h-7 text-kawara">
                  {count !== undefined && <T id="places.count" values={{ count }} />}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
