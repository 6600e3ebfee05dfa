import { useId, useMemo } from 'react';
import type { PlaceKind } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { PlaceListed } from '../../data/content.ts';
import { countKinds } from '../../domain/placeFilter.ts';
import { T } from '../../i18n/Ruby.tsx';
import { SearchInput } from '../../shared/answers/SearchInput.tsx';
import { KindSelect } from '../../shared/KindSelect.tsx';

export function MapFilter(props: {
  places: readonly PlaceListed[];
  words: string;
  kind: PlaceKind | null;
  onWords: (words: string, isComposing: boolean) => void;
  onKind: (kind: PlaceKind | null) => void;
}) {
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
      <SearchInput value={props.words} onType={props.onWords} />
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
