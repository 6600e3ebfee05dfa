import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { useShortlist } from '../../shared/useShortlist.ts';
import { Bookmark, BookmarkCheck } from '../../ui/lineIcons.tsx';

/** Puts a place or a spot aside, or takes it back. `of` names it for those who hear the button alone. */
export function KeepButton(props: { townId: string; placeId: string; spotId?: string; of: string }) {
  const t = useT();
  const { has, toggle } = useShortlist(props.townId);
  const kept = has(props.placeId, props.spotId);
  const Icon = kept ? BookmarkCheck : Bookmark;
  return (
    <Button
      aria-pressed={kept}
      aria-label={t('places.keep.label', { name: props.of })}
      onClick={() => {
        toggle(props.placeId, props.spotId);
      }}
    >
      <Icon aria-hidden className={kept ? 'size-5 text-moegi' : 'size-5'} />
      <span>
        <T id={kept ? 'places.kept' : 'places.keep'} />
      </span>
    </Button>
  );
}
