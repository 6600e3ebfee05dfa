import { Briefcase, GraduationCap, House, Trees } from './lineIcons.tsx';

const icons = { learn: GraduationCap, work: Briefcase, live: House, nature: Trees };

/** The sign of a theme; its name is always beside it. */
export function ThemeIcon({ theme, className }: { theme: keyof typeof icons; className?: string }) {
  const Icon = icons[theme];
  return <Icon aria-hidden className={className} />;
}
