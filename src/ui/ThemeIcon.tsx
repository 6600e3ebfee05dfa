import Briefcase from 'lucide-react/icons/briefcase';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import House from 'lucide-react/icons/house';
import Trees from 'lucide-react/icons/trees';

const icons = { learn: GraduationCap, work: Briefcase, live: House, nature: Trees };

/** The sign of a theme; its name is always beside it. */
export function ThemeIcon({ theme, className }: { theme: keyof typeof icons; className?: string }) {
  const Icon = icons[theme];
  return <Icon aria-hidden className={className} />;
}
