import { Link, useLocation } from 'wouter';
import type { TownView } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LanguageSelect } from '../../shared/LanguageSelect.tsx';
import { TextSizeSelect } from '../../ui/TextSizeSelect.tsx';
import { pagesIn, townPath, type PageIn } from '../../../supabase/functions/_shared/contract/pages.ts';
import { BookOpen, Footprints, MapIcon, MessageCircle } from '../../ui/lineIcons.tsx';

const icons: Record<PageIn<'header'>, typeof MapIcon> = {
  tour: Footprints,
  places: BookOpen,
  map: MapIcon,
  consult: MessageCircle,
};

/** The town's name, its pages (under the thumb on a phone), the language and the size of the text. */
export function TownHeader({ view }: { view: TownView }) {
  const t = useT();
  const [path] = useLocation();
  const townId = view.town.town_id;
  return (
    <header className="border-b border-hairline bg-paper">
      <div
        className={
          'mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-2 gap-y-1 px-3 py-1.5 md:gap-x-6 ' +
          'md:px-4'
        }
      >
        <Link
          href={townPath(townId)}
          className="flex min-h-11 items-center font-heading text-xl leading-tight font-bold text-ink no-underline"
        >
          <Words of={view.town.name} />
        </Link>
        <nav
          aria-label={t('common.nav')}
          className={
            'fixed inset-x-0 bottom-0 z-10 border-t border-hairline bg-paper pb-[env(safe-area-inset-bottom)] ' +
            'md:static md:order-none md:flex-1 md:border-0 md:pb-0'
          }
        >
          <ul className="mx-auto flex max-w-lg justify-around md:mx-0 md:max-w-none md:justify-start md:gap-2">
            {pagesIn('header').map((page) => {
              if (page === 'tour' && !view.sceneId) return null;
              const Icon = icons[page];
              const href = townPath(townId, page);
              const here = path === href || path.startsWith(`${href}/`);
              return (
                <li key={page} className="flex-1 md:flex-none">
                  <Link
                    href={href}
                    aria-current={here ? 'page' : undefined}
                    className={
                      'flex min-h-17 flex-col items-center justify-center gap-0.5 border-t-4 border-transparent ' +
                      'px-1 text-sm leading-tight text-ink no-underline aria-[current]:border-ink ' +
                      'aria-[current]:font-bold md:min-h-11 md:flex-row md:gap-2 md:border-t-0 md:border-b-4 ' +
                      'md:px-3 md:text-base md:hover:bg-hinoki'
                    }
                  >
                    <Icon aria-hidden className="size-6 shrink-0 md:size-5" />
                    <span>
                      <T id={`common.page.${page}`} />
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="flex items-center gap-2 md:gap-3">
          <LanguageSelect />
          <TextSizeSelect />
        </div>
      </div>
      {view.town.is_fictional && (
        <p className="bg-hinoki px-4 py-1 text-center text-sm">
          <T id="common.fictional" />
        </p>
      )}
    </header>
  );
}
