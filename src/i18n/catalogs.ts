// Which words travel with which part of the site.
import type { Locale } from '../../supabase/functions/_shared/contract/town.ts';

export const sections = ['shell', 'tour', 'map', 'family', 'about', 'survey', 'staff'] as const;
export type Section = (typeof sections)[number];

type Load = () => Promise<{ default: Record<string, string> }>;

/** Imports are written out, so that the bundler sees each. */
export const catalogs: Record<Section, Record<Locale, Load>> = {
  shell: {
    ja: () => import('./ja/shell.ts'),
    'ja-easy': () => import('./ja-easy/shell.ts'),
    en: () => import('./en/shell.ts'),
  },
  tour: {
    ja: () => import('./ja/tour.ts'),
    'ja-easy': () => import('./ja-easy/tour.ts'),
    en: () => import('./en/tour.ts'),
  },
  map: {
    ja: () => import('./ja/map.ts'),
    'ja-easy': () => import('./ja-easy/map.ts'),
    en: () => import('./en/map.ts'),
  },
  family: {
    ja: () => import('./ja/family.ts'),
    'ja-easy': () => import('./ja-easy/family.ts'),
    en: () => import('./en/family.ts'),
  },
  about: {
    ja: () => import('./ja/about.ts'),
    'ja-easy': () => import('./ja-easy/about.ts'),
    en: () => import('./en/about.ts'),
  },
  survey: {
    ja: () => import('./ja/survey.ts'),
    'ja-easy': () => import('./ja-easy/survey.ts'),
    en: () => import('./en/survey.ts'),
  },
  staff: {
    ja: () => import('./ja/staff.ts'),
    'ja-easy': () => import('./ja/staff.ts'), // staff screens are written in Japanese and English only
    en: () => import('./en/staff.ts'),
  },
};
