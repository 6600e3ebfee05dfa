import { useEffect, useRef } from 'react';
import { tierRules } from '../core/tiers.ts';
import type { World } from '../engine/World.ts';
import { openCanvasHost, type CanvasHost } from './CanvasHost.ts';
import { deviceHints } from './deviceHints.ts';
import { installProbe } from './probe.ts';
import { steerByKeys } from './steerByKeys.ts';
import { steerByPointer } from './steerByPointer.ts';

export interface TownCanvasProps {
  world: World;
  /** Said by a screen reader when the view is focused. */
  label: string;
  tier: 1 | 2 | 3;
  /** 1 is usual. */
  lookSpeed: number;
  letterKeys: boolean;
  /** Puts window.hirobaProbe in place, for pictures and counts. */
  hasProbe: boolean;
  onReady: (host: CanvasHost) => void;
  onFailed: () => void;
  onLost: (times: number) => void;
  onRestored: () => void;
}

/** The town on the app's one canvas, with walking and looking. */
export function TownCanvas(props: TownCanvasProps) {
  const { world, label, tier, hasProbe } = props;
  const frame = useRef<HTMLDivElement>(null);
  const refit = useRef<() => void>(() => undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.tabIndex = 0; // arrows walk while the view itself has the focus
    let host: CanvasHost | null = null;
    let isGone = false;
    const undo: (() => void)[] = [];
    const fit = (): void => {
      if (!host) return;
      const { maxDpr, antialias } = tierRules[latest.current.tier];
      // A finer tier chosen on a canvas opened without smoothing gets its smooth edges from more pixels.
      const least = antialias && !host.hasAntialias ? maxDpr : 1;
      const dpr = Math.min(Math.max(window.devicePixelRatio || 1, least), maxDpr);
      host.resize(element.clientWidth, element.clientHeight, dpr);
    };
    const begin = (opened: CanvasHost): void => {
      if (isGone) return;
      host = opened;
      const { softwareGl, saveData } = deviceHints();
      opened.setSlow(softwareGl);
      world.setLively(!softwareGl && !saveData);
      opened.attach(element, world, {
        onLost: (times) => latest.current.onLost(times),
        onRestored: () => latest.current.onRestored(),
      });
      const observer = new ResizeObserver(fit);
      observer.observe(element);
      refit.current = fit;
      undo.push(() => observer.disconnect());
      undo.push(steerByPointer(element, world, () => latest.current.lookSpeed));
      undo.push(steerByKeys(world, () => latest.current.letterKeys));
      if (hasProbe) undo.push(installProbe(opened, world));
      fit();
      latest.current.onReady(opened);
    };
    openCanvasHost(tierRules[latest.current.tier].antialias).then(begin, () => latest.current.onFailed());
    return () => {
      isGone = true;
      for (const one of undo) one();
      host?.detach();
    };
  }, [world, hasProbe]);

  useEffect(() => {
    refit.current(); // a new tier may allow other pixels
  }, [tier]);

  return (
    <div
      ref={frame}
      className="absolute inset-0 cursor-grab active:cursor-grabbing"
      role="application"
      aria-label={label}
      data-tour-canvas=""
    />
  );
}
