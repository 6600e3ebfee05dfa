import { localeRow, staffLocales } from '../../../supabase/functions/_shared/contract/locales.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';

/** Staff screens are written in two languages. */
export function DeskLanguage() {
  const t = useT();
  const { locale, setLocale } = useLocale();
  return (
    <select
      aria-label={t('desk.language')}
      value={localeRow(locale).staff}
      onChange={(event) => setLocale(staffLocales.find((l) => l === event.target.value) ?? 'ja')}
      className="min-h-11 w-full rounded-lg border border-kawara bg-white px-2 text-sm"
    >
      {staffLocales.map((l) => (
        <option key={l} value={l} lang={localeRow(l).lang}>
          {localeRow(l).name}
        </option>
      ))}
    </select>
  );
}
