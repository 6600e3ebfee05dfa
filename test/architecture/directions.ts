// The direction table of the house: which folder may import which. The first pattern that fits a file decides.
// `ours` are paths in this repository; `packages` are npm names ('*' is any, and node: built-ins are named too).

export interface Direction {
  room: RegExp;
  ours: RegExp[];
  packages: RegExp[];
}

const contract = /^supabase\/functions\/_shared\/contract\//;
const lib = /^src\/lib\//;
const any = /.*/;
const three = /^three(\/|$)/;
const react = /^(react|react-dom|lucide-react|@internationalized\/date)/;
const fonts = /^@fontsource\//;

export const directions: Direction[] = [
  { room: /\.test\.tsx?$|^test\//, ours: [any], packages: [any] },
  { room: contract, ours: [contract], packages: [/^zod/] },
  {
    room: /^supabase\/functions\//,
    ours: [/^supabase\/functions\/_shared\//],
    packages: [/^(zod|postgres)/],
  },
  { room: /^supabase\/seed\//, ours: [/^supabase\/seed\//, contract], packages: [] },
  { room: /^supabase\/local\//, ours: [/^supabase\//, /^src\/world\/first\//], packages: [any] },
  { room: /^scenes\//, ours: [/^scenes\//, lib, contract], packages: [any] },
  { room: lib, ours: [lib], packages: [] },
  {
    room: /^src\/domain\//,
    ours: [/^src\/domain\//, contract, lib],
    packages: [/^@internationalized\/date/],
  },
  {
    room: /^src\/world\/react\//,
    ours: [/^src\/world\//, contract, lib],
    packages: [three, /^react$/, /^@react-three\//],
  },
  {
    room: /^src\/world\/first\//, // no engine here: three's decoder is a file of its own
    ours: [/^src\/world\/(first|core)\//, contract],
    packages: [/^three\/addons\/libs\/meshopt_decoder/],
  },
  {
    room: /^src\/world\//,
    ours: [/^src\/world\/(core|systems|loaders)\//, /^src\/domain\//, contract, lib],
    packages: [three],
  },
  { room: /^src\/tracking\//, ours: [/^src\/tracking\//, contract, lib], packages: [] },
  {
    room: /^src\/data\//,
    ours: [/^src\/data\//, contract, /^src\/domain\//, lib],
    packages: [/^@supabase\//, /^zod/],
  },
  { room: /^src\/i18n\//, ours: [/^src\/i18n\//, contract, lib], packages: [/^react$/] },
  {
    room: /^src\/ui\//,
    ours: [/^src\/ui\//, /^src\/i18n\//, contract, lib],
    packages: [react, fonts, /^wouter/],
  },
  {
    room: /^src\/features\/area-map\//,
    ours: [/^src\/features\/area-map\//, /^src\/(domain|data|tracking|ui|i18n|lib)\//, contract],
    packages: [react, /^(wouter|@tanstack\/|maplibre-gl|mapbox-gl|react-map-gl)/],
  },
  {
    // Charts are drawn nowhere else: the library is large, and only staff who open the figures download it.
    room: /^src\/features\/insight\/charts\//,
    ours: [/^src\/features\/insight\//, /^src\/(ui|i18n|lib)\//],
    packages: [react, /^(echarts|zod|@svg-maps\/)/],
  },
  {
    room: /^src\/features\/([^/]+)\//, // never another feature: see `sameFeature`
    ours: [
      /^src\/(domain|data|tracking|ui|i18n|lib)\//,
      /^src\/world\/((react|core)\/|first\/handover)/,
      contract,
    ],
    packages: [react, /^(wouter|@tanstack\/|papaparse|write-excel-file|zod|@svg-maps\/)/],
  },
  { room: /^src\//, ours: [/^src\//, contract], packages: [react, fonts, /^(wouter|@tanstack\/|zod)/] },
];

/** Whether `from` may import `to` (a path of ours, or a package's name). */
export function allows(from: string, to: string, isOurs: boolean): boolean {
  const direction = directions.find((d) => d.room.test(from));
  if (!direction) return false;
  if (!isOurs) return direction.packages.some((p) => p.test(to));
  const feature = /^(src\/features|supabase\/functions)\/[^/]+\//.exec(from)?.[0]; // a room knows itself
  return (feature !== undefined && to.startsWith(feature)) || direction.ours.some((p) => p.test(to));
}
