import { useId, useMemo } from 'react';
import { themes } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { PlaceListed } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { SearchInput } from '../../shared/answers/SearchInput.tsx';
import { KindSelect } from '../../shared/KindSelect.tsx';
import { ThemeIcon } from '../../ui/ThemeIcon.tsx';
import { countKinds, type PlaceFilter } from '../../domain/placeFilter.ts';
import { Bookmark } from '../../ui/lineIcons.tsx';

const chip =
  'inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-kawara/50 bg-paper px-3 ' +
  'py-1 text-ink transition-colors duration-150 hover:bg-hinoki aria-pressed:border-ink aria-pressed:bg-ink ' +
  'aria-pressed:text-white';

/** Words, theme, kind and "only what I kept". */
export function PlaceFilterForm(props: {
  places: readonly PlaceListed[];
  filter: PlaceFilter;
  keptCount: number;
  /** `isComposing`: kana are still being converted. */
  onType: (words: string, isComposing: boolean) => void;
  onChange: (filter: PlaceFilter) => void;
}) {
  const t = useT();
  const kindId = useId();
  const { filter, onChange } = props;
  const ofTheme = useMemo(
    () => (filter.theme ? props.places.filter((p) => p.theme === filter.theme) : props.places),
    [props.places, filter.theme],
  );
  const kinds = useMemo(() => countKinds(ofTheme), [ofTheme]);
  return (
    <form
      role="search"
      className="space-y-3 rounded-card bg-hinoki p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(filter);
      }}
    >
      <SearchInput value={filter.words} onType={props.onType} />
      <div role="group" aria-label={t('places.byTheme')} className="flex flex-wrap gap-2">
        {themes.map((theme) => (
          <button
            key={theme}
            type="button"
            className={chip}
            aria-pressed={filter.theme === theme}
            onClick={() => {
              const on = filter.theme !== theme;
              onChange({ ...filter, theme: on ? theme : null, kind: null });
            }}
          >
            <ThemeIcon theme={theme} className="size-5" />
            <span>
              <T id={`places.theme.${theme}`} />
            </span>
          </button>
        ))}
        <button
          type="button"
          className={chip}
          aria-pressed={filter.kept}
          onClick={() => {
            onChange({ ...filter, kept: !filter.kept });
          }}
        >
          <Bookmark aria-hidden className="size-5" />
          <span>
            <T id="places.onlyKept" values={{ count: props.keptCount }} />
          </span>
        </button>
      </div>
      <div className="flex items-center gap-3">
        <label htmlFor={kindId} className="shrink-0 font-bold">
          <T id="places.byKind" />
        </label>
        <KindSelect
          id={kindId}
          kinds={kinds}
          total={ofTheme.length}
          kind={filter.kind}
          onKind={(kind) => onChange({ ...filter, kind })}
        />
      </div>
    </form>
  );
}
