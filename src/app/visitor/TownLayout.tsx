import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { TownView } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { TownFooter } from './TownFooter.tsx';
import { TownHeader } from './TownHeader.tsx';
import { hasToured } from './toured.ts';

/** Fetched only by who has been on a tour. */
const SurveyOffer = lazy(() =>
  import('../../features/survey/SurveyOffer.tsx').then((m) => ({ default: m.SurveyOffer })),
);

/** The paper around every page of a town but the tour. */
export function TownLayout({ view, children }: { view: TownView; children: ReactNode }) {
  const t = useT();
  const [path] = useLocation();
  const [asksAfterTour] = useState(() => hasToured(view.town.town_id));
  return (
    <div className="flex min-h-svh flex-col pb-[calc(4.25rem+env(safe-area-inset-bottom))] md:pb-0">
      <a
        href="#main"
        className="sr-only z-20 rounded bg-paper px-4 py-3 font-bold text-sky underline focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('common.skip')}
      </a>
      <TownHeader view={view} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      {asksAfterTour && !path.endsWith('/consult') && (
        <Suspense fallback={null}>
          <div className="mx-auto w-full max-w-6xl px-4 pb-8 empty:hidden">
            <SurveyOffer townId={view.town.town_id} moment="tour" />
          </div>
        </Suspense>
      )}
      <TownFooter view={view} />
    </div>
  );
}
