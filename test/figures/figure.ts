/** What a figure answers: see the promises in README.md. `holds` decides the exit status. */
export interface Figure {
  figure: string;
  value: number;
  unit: string;
  target: number;
  holds: boolean;
  /** Whatever helps to read the value: the worst viewpoint, the slowest route. */
  detail?: unknown;
}

export type Measure = () => Promise<Figure>;
