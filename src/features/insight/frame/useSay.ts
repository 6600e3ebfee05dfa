import { localeRow, locales } from '../../../../supabase/functions/_shared/contract/locales.ts';
import { useMemo } from 'react';
import type { Campaign } from '../../../data/campaigns.ts';
import type { ContentNames } from '../../../data/revisions.ts';
import { dwellWords } from '../../../domain/duration.ts';
import { regionName } from '../../../domain/regions.ts';
import { useLocale, useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { formatDate } from '../../../lib/townTime.ts';
import { shortSpan } from './shortSpan.ts';
import type { Say } from './panelSpec.ts';
import { valueName } from './valueNames.ts';

/** How figures are said in the reader's language, with the names of what the town has published and given out. */
export function useSay(names: ContentNames | undefined, links?: readonly Campaign[]): Say {
  const t = useT();
  const words = useWords();
  const { locale } = useLocale();
  return useMemo(() => {
    const language = localeRow(locale).staff;
    const numbers = new Intl.NumberFormat(language);
    const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    const percents = new Intl.NumberFormat(language, { style: 'percent', ...oneDigit });
    const ratios = new Intl.NumberFormat(language, oneDigit);
    const nameOf = (panel: string, key: string): string => {
      if (panel === 'region' && key === 'JP') return t('insight.regions.somewhereInJapan');
      if (panel === 'region') return regionName(key, locale) ?? t('insight.regions.unknownName');
      if (panel === 'hour') return t('insight.value.hour', { hour: Number(key) });
      if (panel === 'day') return formatDate(key, language);
      const spoken = panel === 'locale' ? locales.find((l) => l === key) : undefined;
      if (spoken) return localeRow(spoken).name;
      const fixed = valueName(panel, key);
      if (fixed !== null) return t(fixed);
      const link = panel === 'campaign' ? links?.find(({ code }) => code === key) : undefined;
      if (link) return link.name;
      const place = names?.places.get(key);
      if ((panel === 'place' || panel === 'path') && place) return words(place);
      const inside = panel === 'space' ? names?.spaces.get(key) : undefined;
      if (inside === null) return t('insight.space.outdoors');
      if (inside) return t('insight.space.inside', { place: words(inside) });
      const spot = names?.spots.get(key);
      if (panel === 'spot' && spot) {
        return t('insight.spotOfPlace', { spot: words(spot.name), place: words(spot.place_name) });
      }
      return key;
    };
    return {
      t,
      locale,
      words,
      name: nameOf,
      published: (panel) =>
        panel === 'place'
          ? [...(names?.places.keys() ?? [])]
          : panel === 'spot'
            ? [...(names?.spots.keys() ?? [])]
            : [],
      count: (n) => numbers.format(n),
      percent: (share) => percents.format(share),
      dwell: (ms) => dwellWords(ms, locale),
      times: (ratio) => t('insight.times', { ratio: ratios.format(ratio) }),
      span: (range) => shortSpan(range, language),
      tick: (range) => shortSpan(range, language, false),
      home: names?.prefecture ?? null,
    };
  }, [names, links, t, words, locale]);
}
