import X from 'lucide-react/icons/x';
import { dwellWords } from '../../../domain/duration.ts';
import { useLocale, useT } from '../../../i18n/I18nProvider.tsx';
import { opacities, rgb } from './standShades.ts';
import { useStandTiles } from './useStandTiles.ts';

const css = ([r, g, b]: readonly number[], a: number) =>
  `rgb(${[r, g, b].map((part) => Math.round((part ?? 0) * 255)).join(' ')} / ${a})`;

/**
 * For staff: the squares on which people stood, laid on the ground of the 3D town; darker is longer. Still, so that it
 * suits everyone.
 */
export default function StandOverlay(props: { onClose: () => void }) {
  const t = useT();
  const { locale } = useLocale();
  const { rows, hasFailed, hasWords, tiles, most } = useStandTiles();
  if (!hasWords && !hasFailed) return null;
  return (
    <section
      aria-label={t('tour.stand.title')}
      data-testid="stand-overlay"
      data-tiles={tiles}
      className={
        'absolute top-18 left-3 z-10 max-w-72 space-y-2 rounded-card border border-hairline bg-paper p-3 text-sm ' +
        'shadow-card'
      }
    >
      <div className="flex items-start justify-between gap-2">
        <h2 className="pt-2 font-bold">{t('tour.stand.title')}</h2>
        <button
          type="button"
          aria-label={t('tour.stand.close')}
          className="flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-full hover:bg-hinoki"
          onClick={props.onClose}
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <div role="status" className="space-y-2">
        {hasFailed ? (
          <p>{t('tour.stand.failed')}</p>
        ) : rows === null ? (
          <p>{t('tour.stand.loading')}</p>
        ) : most === 0 ? (
          <p>{t('tour.stand.none')}</p>
        ) : (
          <>
            <p>{t('tour.stand.about')}</p>
            <p className="flex flex-wrap items-center gap-1.5">
              <span>{t('tour.stand.short')}</span>
              {opacities.map((opacity) => (
                <Swatch key={opacity} color={css(rgb, opacity)} />
              ))}
              <span>{t('tour.stand.long', { dwell: dwellWords(most, locale) })}</span>
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0">
      <rect width="15" height="15" x="0.5" y="0.5" fill={color} stroke="var(--color-kawara)" />
    </svg>
  );
}
