import type { PlaceListed } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { X } from '../../ui/pageIcons.ts';

export function ChosenPlace(props: {
  place: PlaceListed;
  href: string;
  onMap: boolean;
  onClose: () => void;
}) {
  const t = useT();
  return (
    <div className="relative space-y-2 rounded-card border-2 border-ink bg-paper p-4 pr-14">
      <button
        type="button"
        aria-label={t('map.unchoose')}
        onClick={props.onClose}
        className={
          'absolute top-1 right-1 flex size-11 cursor-pointer items-center justify-center rounded-full ' +
          'hover:bg-hinoki'
        }
      >
        <X aria-hidden className="size-6" />
      </button>
      <p className="text-sm text-kawara">
        <T id={`places.kind.${props.place.kind}`} />
      </p>
      <p className="font-heading text-xl font-bold">
        <Words of={props.place.name} />
      </p>
      <p>
        <Words of={props.place.summary} />
      </p>
      {!props.onMap && (
        <p className="text-kawara">
          <T id="map.noLocation" />
        </p>
      )}
      <LinkButton href={props.href}>
        <T id="map.read" />
      </LinkButton>
    </div>
  );
}
