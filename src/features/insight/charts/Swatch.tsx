/** One line of a legend. */
export function Swatch(props: { label: string; fill: string; opacity?: number }) {
  return (
    <span className="inline-flex items-center gap-1.5" data-legend={props.label}>
      <svg aria-hidden viewBox="0 0 16 16" className="size-4">
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
