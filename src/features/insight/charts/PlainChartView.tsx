import { useEffect, useRef } from 'react';
import { useMediaQuery } from '../../../ui/useMediaQuery.ts';
import type { Say } from '../frame/panelSpec.ts';
import { chartHeight, chartOption, type PlainChart } from './chartOption.ts';
import { init } from './echartsParts.ts';
import { readTokens } from './tokens.ts';

/** A chart of ECharts, for the eye; the table beside it is for everyone. */
export default function PlainChartView(props: { chart: PlainChart; say: Say; label: string }) {
  const { chart, say } = props;
  const box = useRef<HTMLDivElement>(null);
  const drawnBy = useRef<ReturnType<typeof init> | null>(null);
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');

  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current, null, { renderer: 'svg' });
    drawnBy.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
      drawnBy.current = null;
    };
  }, []);
  useEffect(() => {
    drawnBy.current?.setOption(chartOption(chart, say, readTokens(), still), { notMerge: true });
    drawnBy.current?.resize();
  }, [chart, say, still]);

  return (
    <div role="img" aria-label={props.label}>
      <div ref={box} aria-hidden style={{ height: chartHeight(chart) }} />
    </div>
  );
}
