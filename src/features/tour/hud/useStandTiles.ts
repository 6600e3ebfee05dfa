import { useEffect, useMemo, useState } from 'react';
import type { KeyRow } from '../../../data/insight.ts';
import { readStanding } from '../../../data/standing.ts';
import { cellSize, parseArea, shadeOf } from '../../../domain/areaGrid.ts';
import { openSection } from '../../../i18n/I18nProvider.tsx';
import { serverNow } from '../../../lib/serverClock.ts';
import { townDay } from '../../../lib/townTime.ts';
import { layTiles, type Tile } from '../../../world/react/layTiles.ts';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';
import { opacities, rgb } from './standShades.ts';

const threeMonths = 92; // days

/** Fetches where people stood in the last three months, and lays it on the ground of the space one is in. */
export function useStandTiles(): {
  rows: readonly KeyRow[] | null;
  hasFailed: boolean;
  /** The staff's words are here. */
  hasWords: boolean;
  /** Squares on the ground; the longest stay, ms. */
  tiles: number;
  most: number;
} {
  const { town, guide } = useTour();
  const townId = town.town_id;
  const spaceId = useTourState((s) => s.spaceId);
  const isStanding = useTourState((s) => s.isDrawn && s.goingTo === null);
  const [rows, setRows] = useState<KeyRow[] | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [hasWords, setWords] = useState(false);

  useEffect(() => {
    let isHere = true;
    const to = serverNow();
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

  const { tiles, most } = useMemo(() => {
    const space = guide.manifest.spaces.find((one) => one.space_id === spaceId);
    const size = cellSize(space?.indoor ?? false);
    const here = (rows ?? []).flatMap((row) => {
      const area = parseArea(row.key);
      return area?.space_id === spaceId ? [{ ...area, ms: row.engaged_ms }] : [];
    });
    const longest = Math.max(0, ...here.map(({ ms }) => ms));
    return {
      most: longest,
      tiles: here.map(({ cx, cz, ms }): Tile => ({
        x: cx * size,
        z: cz * size,
        size,
        rgba: [...rgb, opacities[shadeOf(ms, longest)] ?? 0],
      })),
    };
  }, [rows, spaceId, guide]);

  useEffect(() => {
    if (!isStanding || tiles.length === 0) return;
    return layTiles(guide.world, tiles);
  }, [tiles, isStanding, guide]);

  return { rows, hasFailed, hasWords, tiles: tiles.length, most };
}
