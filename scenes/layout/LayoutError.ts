/** One thing that is wrong with a layout, where (as one would write it in JavaScript), in Japanese and in English. */
export interface Problem {
  path: string;
  ja: string;
  en: string;
}

/** ['buildings', 3, 'part'] → buildings[3].part */
export const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`,
    '',
  );

/** A layout that cannot be built; its message lists everything that is wrong with it, so that one run is enough. */
export class LayoutError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], file = 'layout.json') {
    super(
      [
        `${file}: ${problems.length} か所を直してください / ${problems.length} to put right`,
        ...problems.map(({ path, ja, en }) => `  ${path === '' ? '(file)' : path}\n    ${ja}\n    ${en}`),
      ].join('\n'),
    );
    this.name = 'LayoutError';
    this.problems = problems;
  }
}
