import { useLocale, useT } from '../../i18n/I18nProvider.tsx';

/** Staff screens are written in two languages. */
export function DeskLanguage() {
  const t = useT();
  const { locale, setLocale } = useLocale();
  return (
    <select
      aria-label={t('desk.language')}
      value={locale === 'en' ? 'en' : 'ja'}
      onChange={(event) => setLocale(event.target.value === 'en' ? 'en' : 'ja')}
      className="min-h-11 w-full rounded-lg border border-kawara bg-white px-2 text-sm"
    >
      <option value="ja" lang="ja">
        日本語
      </option>
      <option value="en" lang="en">
        English
      </option>
    </select>
  );
}
