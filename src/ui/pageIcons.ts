// Lines of Lucide (ISC licence) as in lineIcons.tsx, for pages that a family opens later: one module is one download.
import { lineIcon } from './lineIcons.tsx';

export const CalendarDays = /* @__PURE__ */ lineIcon(
  'M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2zM3 9h18M8 13h.01M12 ' +
    '13h.01M16 13h.01M8 17h.01M12 17h.01M16 17h.01',
);
export const Search = /* @__PURE__ */ lineIcon('M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0-16 0');
export const UserRound = /* @__PURE__ */ lineIcon('M7 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0M20 21a8 8 0 0 0-16 0');
export const X = /* @__PURE__ */ lineIcon('M18 6 6 18M6 6l12 12');
