import type { Examples } from './examples.ts';
import { ThemeIcon } from './ThemeIcon.tsx';

export const examples: Examples = Object.fromEntries(
  (['learn', 'work', 'live', 'nature'] as const).map((theme) => [
    theme,
    <p key={theme} className="flex gap-2">
      <ThemeIcon theme={theme} className="size-6" /> {theme}
    </p>,
  ]),
);
