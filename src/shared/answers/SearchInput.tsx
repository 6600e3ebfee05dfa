import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { Search } from '../../ui/pageIcons.ts';

/** Where one types what one looks for; while kana are being converted it says so, and Enter asks for nothing. */
export function SearchInput(props: { value: string; onType: (words: string, isComposing: boolean) => void }) {
  const t = useT();
  return (
    <label className="block">
      <span className="mb-1 flex items-center gap-2 font-bold">
        <Search aria-hidden className="size-5" />
        <T id="places.search" />
      </span>
      <input
        type="search"
        name="q"
        autoComplete="off"
        enterKeyHint="search"
        placeholder={t('places.search.example')}
        value={props.value}
        onChange={(event) => {
          props.onType(event.target.value, (event.nativeEvent as InputEvent).isComposing);
        }}
        onCompositionEnd={(event) => {
          props.onType(event.currentTarget.value, false);
        }}
        onKeyDown={(event) => {
          // Enter takes a conversion over; it asks for nothing yet.
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
        }}
        className={inputClass}
      />
    </label>
  );
}
