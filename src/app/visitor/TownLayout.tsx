import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { pageAt } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { TownView } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { AfterTour } from './AfterTour.tsx';
import { TownFooter } from './TownFooter.tsx';
import { TownHeader } from './TownHeader.tsx';

/** The paper around every page of a town but the tour. */
export function TownLayout({ view, children }: { view: TownView; children: ReactNode }) {
  const t = useT();
  const [path] = useLocation();
  return (
    <div className="flex min-h-svh flex-col pb-[calc(4.25rem+env(safe-area-inset-bottom))] md:pb-0">
      <a
        href="#main"
        className={
          'sr-only z-20 rounded bg-paper px-4 py-3 font-bold text-sky underline focus:not-sr-only focus:absolute ' +
          'focus:top-2 focus:left-2'
        }
      >
        {t('common.skip')}
      </a>
      <TownHeader view={view} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      {pageAt(path) !== 'consult' && (
        <AfterTour townId={view.town.town_id} className="mx-auto w-full max-w-6xl px-4 pb-8 empty:hidden" />
      )}
      <TownFooter view={view} />
    </div>
  );
}
