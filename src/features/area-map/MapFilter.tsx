import { useId, useMemo } from 'react';
import type { PlaceKind } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { PlaceListed } from '../../data/content.ts';
import { countKinds } from '../../domain/placeFilter.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { KindSelect } from '../../shared/KindSelect.tsx';
import { inputClass } from '../../ui/Field.tsx';

export function MapFilter(props: {
  places: readonly PlaceListed[];
  words: string;
  kind: PlaceKind | null;
  onWords: (words: string) => void;
  onKind: (kind: PlaceKind | null) => void;
}) {
  const t = useT();
  const kindId = useId();
  const kinds = useMemo(() => countKinds(props.places), [props.places]);
  return (
    <form
      role="search"
      className="grid grid-cols-2 gap-3 rounded-card bg-hinoki p-4"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label className="block">
        <span className="mb-1 block font-bold">
          <T id="places.search" />
        </span>
        <input
          type="search"
          autoComplete="off"
          placeholder={t('places.search.example')}
          value={props.words}
          className={inputClass}
          onChange={(event) => {
            props.onWords(event.target.value);
          }}
        />
      </label>
      <div>
        <label htmlFor={kindId} className="mb-1 block font-bold">
          <T id="places.byKind" />
        </label>
        <KindSelect
          id={kindId}
          kinds={kinds}
          total={props.places.length}
          kind={props.kind}
          onKind={props.onKind}
        />
      </div>
    </form>
  );
}
