import { localeRow, locales } from '../../supabase/functions/_shared/contract/locales.ts';
import { useLocale, useT } from '../i18n/I18nProvider.tsx';
import { quietSelectClass } from '../ui/Field.tsx';
import { Languages } from '../ui/lineIcons.tsx';

/** Each language in its own words. */
export function LanguageSelect() {
  const t = useT();
  const { locale, setLocale } = useLocale();
  return (
    <label className="flex items-center gap-1">
      <Languages aria-hidden className="size-5 shrink-0 text-kawara" />
      <span className="sr-only">{t('common.language')}</span>
      <select
        value={locale}
        className={quietSelectClass}
        onChange={(event) => {
          setLocale(locales.find((l) => l === event.target.value) ?? 'ja');
        }}
      >
        {locales.map((l) => (
          <option key={l} value={l} lang={localeRow(l).lang}>
            {localeRow(l).name}
          </option>
        ))}
      </select>
    </label>
  );
}
