// The code and the words of each page of a town, fetched when it is opened; a place page needs neither map nor tour.
import type { ComponentType } from 'react';
import { pageAt, type TownPage } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { TownView } from '../../data/content.ts';
import { openSection } from '../../i18n/I18nProvider.tsx';
import type { Section } from '../../i18n/catalogs.ts';
import { firstPictureSettled } from '../../world/first/handover.ts';

/** What a page of a town is given: the town as it is published, and what stands for `:id` in the address. */
export interface TownPageProps {
  view: TownView;
  id: string;
}
type PageCode = () => Promise<{ default: ComponentType<TownPageProps> }>;

const withWords = async <M>(section: Section, code: Promise<M>): Promise<M> => {
  const [module] = await Promise.all([code, openSection(section)]);
  return module;
};

/** The other half of the route table: a row of the contract's `townPages` without code does not compile. */
export const pageCode: Record<TownPage, PageCode> = {
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
  privacy: () => withWords('about', import('./PrivacyRoute.tsx')),
  accessibility: () => withWords('about', import('../../features/accessibility/AccessibilityPage.tsx')),
};

export const familyCode = () => withWords('family', import('./FamilyRoute.tsx'));

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
