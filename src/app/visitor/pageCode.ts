// The code and the words of each page of a town, fetched when it is opened; a place page needs neither map nor tour.
import { pages } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { Visit } from '../../../supabase/functions/_shared/contract/visit.ts';
import { firstPictureSettled } from '../../world/first/handover.ts';
import { openSection } from '../../i18n/I18nProvider.tsx';

export type PageName = Visit['entry'];

const withWords = async <M>(section: 'tour' | 'map' | 'privacy' | 'family', code: Promise<M>): Promise<M> => {
  const [module] = await Promise.all([code, openSection(section)]);
  return module;
};

export const pageCode = {
  welcome: () => import('../../features/welcome/WelcomePage.tsx'),
  // On a slow line the first picture comes first, and the engine's code does not take its bytes away.
  tour: () =>
    withWords(
      'tour',
      firstPictureSettled(15_000).then(() => import('./TourRoute.tsx')),
    ),
  places: () => import('./PlacesRoute.tsx'),
  place: () => import('./PlaceRoute.tsx'),
  map: () => withWords('map', import('./MapRoute.tsx')),
  consult: () => import('./ConsultRoute.tsx'),
  privacy: () => withWords('privacy', import('./PrivacyRoute.tsx')),
};

export const familyCode = () => withWords('family', import('./FamilyRoute.tsx'));

/** Which page of a town an address is. */
export function pageAt(path: string): PageName {
  const [, , page, id] = path.split('/');
  if (page === 'places' && id) return 'place';
  return pages.find((p) => p === page) ?? 'welcome';
}

/** Fetches the first page's code at once, beside the town's record instead of after it. */
export function startPage(path: string): void {
  const first = path.split('/')[1];
  const code =
    first === 'family'
      ? familyCode
      : first && first !== 'staff' && first !== 'shared'
        ? pageCode[pageAt(path)]
        : null;
  // A failure is met again, and told, when the page is drawn.
  void code?.().catch(() => undefined);
}
