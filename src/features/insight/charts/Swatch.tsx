/** What is hidden: strokes across, so that it is told without colour. `step`: units of the drawing from stroke to stroke. */
export function Hatch({ id, step }: { id: string; step: number }) {
  return (
    <pattern id={id} width={step} height={step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={step} height={step} fill="var(--color-white)" />
      <line x1="0" y1="0" x2="0" y2={step} stroke="var(--color-kawara)" strokeWidth={step * 0.35} />
    </pattern>
  );
}

/** One line of a legend. `hatch`: an id for a hatch of its own, where the drawing's has another scale. */
export function Swatch(props: { label: string; fill: string; opacity?: number; hatch?: string }) {
  return (
    <span className="inline-flex items-center gap-1.5" data-legend={props.label}>
      <svg aria-hidden viewBox="0 0 16 16" className="size-4">
        {props.hatch !== undefined && <Hatch id={props.hatch} step={4} />}
        <rect
          width="15"
          height="15"
          x="0.5"
          y="0.5"
          fill={props.fill}
          fillOpacity={props.opacity ?? 1}
          stroke="var(--color-kawara)"
        />
      </svg>
      {props.label}
    </span>
  );
}
