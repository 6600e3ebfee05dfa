import { placeKinds, type PlaceKind } from '../../supabase/functions/_shared/contract/choices.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { inputClass } from '../ui/Field.tsx';

/** One kind of place or all of them, each with how many there are. Its label is the caller's, by `id`. */
export function KindSelect(props: {
  id: string;
  kinds: readonly { kind: PlaceKind; count: number }[];
  /** Of all kinds together. */
  total: number;
  kind: PlaceKind | null;
  onKind: (kind: PlaceKind | null) => void;
}) {
  const t = useT();
  return (
    <select
      id={props.id}
      value={props.kind ?? ''}
      className={inputClass}
      onChange={(event) => {
        props.onKind(placeKinds.find((k) => k === event.target.value) ?? null);
      }}
    >
      <option value="">{t('places.allKinds', { count: props.total })}</option>
      {props.kinds.map(({ kind, count }) => (
        <option key={kind} value={kind}>
          {t('places.kindCount', { kind: t(`places.kind.${kind}`), count })}
        </option>
      ))}
    </select>
  );
}
