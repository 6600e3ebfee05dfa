import type { Visit } from '../../supabase/functions/_shared/contract/visit.ts';

/** Coarse pointer = touched by hand; 600 CSS px is where Android and iPadOS layouts turn into tablets. */
export function deviceClass(screen: { coarse: boolean; shortSide: number }): Visit['device_class'] {
  if (!screen.coarse) return 'desktop';
  return screen.shortSide < 600 ? 'phone' : 'tablet';
}
