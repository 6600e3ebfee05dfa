import { useEffect, useState } from 'react';
import { longestQuery } from '../../../supabase/functions/_shared/contract/search.ts';
import { searchTown, type Searched } from '../../data/search.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';

/** Typing rests this long, in ms, before the town is asked. */
const rest = 300;

export interface Asked {
  words: string;
  searched: Searched;
}

/**
 * What the town answers to these words; the last answer stays until the next is there. null: nothing was asked yet.
 * While kana are being converted (`isComposing`) nothing is asked.
 */
export function useAnswers(townId: string, typed: string, isComposing: boolean): Asked | null {
  const { locale } = useLocale();
  const [asked, setAsked] = useState<Asked | null>(null);
  const words = typed.trim().slice(0, longestQuery);
  useEffect(() => {
    if (words === '' || isComposing) return;
    let current = true;
    const timer = setTimeout(() => {
      void searchTown(townId, words, locale).then((searched) => {
        if (current) setAsked({ words, searched });
      });
    }, rest);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [townId, words, locale, isComposing]);
  return words === '' ? null : asked;
}
