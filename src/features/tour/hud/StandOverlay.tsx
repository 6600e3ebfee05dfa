import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useState } from 'react';
import type { KeyRow } from '../../../data/insight.ts';
import { readStanding } from '../../../data/standing.ts';
import { cellSize, parseArea, shadeOf } from '../../../domain/areaGrid.ts';
import { dwellWords } from '../../../domain/duration.ts';
import { openSection, useLocale, useT } from '../../../i18n/I18nProvider.tsx';
import { townDay } from '../../../lib/townTime.ts';
import { layTiles, type Tile } from '../../../world/react/layTiles.ts';
import type { TourGuide } from '../walk/TourGuide.ts';
import { useTour } from '../useTour.ts';

const rgb = [0.05, 0.3, 0.62] as const; // a blue that neither grass nor floors have
const opacities = [0.28, 0.45, 0.62, 0.8];
const hiddenTile = [0.35, 0.34, 0.33, 0.5] as const;
const css = ([r, g, b]: readonly number[], a: number) =>
  `rgb(${[r, g, b].map((part) => Math.round((part ?? 0) * 255)).join(' ')} / ${a})`;
const threeMonths = 92; // days

/** For staff: the squares on which people stood, laid on the ground of the 3D town; darker is longer. Still, so that it suits everyone. */
export default function StandOverlay(props: { townId: string; guide: TourGuide; onClose: () => void }) {
  const { townId, guide } = props;
  const spaceId = useTour(guide, (s) => s.spaceId);
  const isStanding = useTour(guide, (s) => s.isDrawn && s.goingTo === null);
  const t = useT();
  const { locale } = useLocale();
  const [rows, setRows] = useState<KeyRow[] | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [hasWords, setWords] = useState(false);

  useEffect(() => {
    let isHere = true;
    const to = new Date();
    const range = { from: townDay(new Date(to.getTime() - threeMonths * 86_400_000)), to: townDay(to) };
    openSection('staff').then(
      () => isHere && setWords(true),
      () => isHere && setFailed(true),
    );
    readStanding(townId, range).then(
      (found) => isHere && setRows(found),
      () => isHere && setFailed(true),
    );
    return () => {
      isHere = false;
    };
  }, [townId]);

  const { tiles, most, hidden } = useMemo(() => {
    const space = guide.manifest.spaces.find((one) => one.space_id === spaceId);
    const size = cellSize(space?.indoor ?? false);
    const here = (rows ?? []).flatMap((row) => {
      const area = parseArea(row.key);
      return area?.space_id === spaceId ? [{ ...area, ms: row.engaged_ms }] : [];
    });
    const longest = Math.max(0, ...here.map(({ ms }) => ms ?? 0));
    return {
      most: longest,
      hidden: here.filter(({ ms }) => ms === null).length,
      tiles: here.map(({ cx, cz, ms }): Tile => ({
        x: cx * size,
        z: cz * size,
        size,
        rgba: ms === null ? hiddenTile : [...rgb, opacities[shadeOf(ms, longest)] ?? 0],
      })),
    };
  }, [rows, spaceId, guide]);

  useEffect(() => {
    if (!isStanding || tiles.length === 0) return;
    return layTiles(guide.world, tiles);
  }, [tiles, isStanding, guide]);

  if (!hasWords && !hasFailed) return null;
  return (
    <section
      aria-label={t('tour.stand.title')}
      data-testid="stand-overlay"
      data-tiles={tiles.length}
      className="absolute top-18 left-3 z-10 max-w-72 space-y-2 rounded-card border border-hairline bg-paper p-3 text-sm shadow-card"
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
        {hidden > 0 && (
          <p className="flex items-center gap-1.5">
            <Swatch color={css(hiddenTile, hiddenTile[3])} />
            <span>{t('tour.stand.hidden')}</span>
          </p>
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
