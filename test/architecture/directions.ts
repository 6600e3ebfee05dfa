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
  { room: contract, ours: [contract], packages: [/^valibot/] },
  {
    room: /^supabase\/functions\//,
    ours: [/^supabase\/functions\/_shared\//],
    packages: [/^(valibot|postgres|isbot)/],
  },
  { room: /^supabase\/seed\//, ours: [/^supabase\/seed\//, contract], packages: [] },
  {
    room: /^supabase\/(local|worker)\//, // server code: catalogs without React; the first picture is built from here
    ours: [/^supabase\//, /^src\/(domain|lib)\//, /^src\/i18n\/.*\.ts$/, /^src\/world\/first\//],
    packages: [any],
  },
  { room: /^scenes\//, ours: [/^scenes\//, lib, contract], packages: [any] },
  { room: lib, ours: [lib], packages: [] },
  {
    room: /^src\/domain\//,
    ours: [/^src\/domain\//, contract, lib],
    packages: [/^@internationalized\/date/],
  },
  // The rings of the world, from the inside out: core <- systems, loaders <- engine <- react.
  {
    room: /^src\/world\/core\//,
    ours: [/^src\/world\/core\//, /^src\/domain\//, contract, lib],
    packages: [three],
  },
  {
    room: /^src\/world\/systems\//,
    ours: [/^src\/world\/(core|systems)\//, /^src\/domain\//, contract, lib],
    packages: [three],
  },
  {
    room: /^src\/world\/loaders\//,
    ours: [/^src\/world\/(core|loaders)\//, /^src\/domain\//, contract, lib],
    packages: [three],
  },
  {
    room: /^src\/world\/engine\//,
    ours: [/^src\/world\/(core|systems|loaders|engine)\//, /^src\/domain\//, contract, lib],
    packages: [three],
  },
  {
    room: /^src\/world\/react\//,
    ours: [/^src\/world\/(core|engine|react)\//, contract, lib],
    packages: [three, /^react$/, /^@react-three\//],
  },
  {
    room: /^src\/world\/first\//, // no engine here: three's decoder is a file of its own
    ours: [/^src\/world\/(first|core)\//, contract],
    packages: [/^three\/addons\/libs\/meshopt_decoder/],
  },
  { room: /^src\/tracking\//, ours: [/^src\/tracking\//, contract, lib], packages: [] },
  {
    room: /^src\/data\//,
    ours: [/^src\/data\//, contract, /^src\/domain\//, lib],
    packages: [/^@supabase\//, /^valibot/],
  },
  { room: /^src\/i18n\//, ours: [/^src\/i18n\//, contract, lib], packages: [/^react$/] },
  {
    room: /^src\/ui\//,
    ours: [/^src\/ui\//, /^src\/i18n\//, contract, lib],
    packages: [react, fonts, /^wouter/],
  },
  {
    room: /^src\/shared\//, // what two features really share
    ours: [/^src\/(shared|domain|data|tracking|ui|i18n|lib)\//, contract],
    // Files for a spreadsheet are written in one place (csvFile.ts), where formulas are made harmless.
    packages: [react, /^(wouter|@tanstack\/|papaparse)/],
  },
  {
    room: /^src\/features\/area-map\//,
    ours: [/^src\/features\/area-map\//, /^src\/(shared|domain|data|tracking|ui|i18n|lib)\//, contract],
    packages: [react, /^(wouter|@tanstack\/|maplibre-gl|mapbox-gl|react-map-gl)/],
  },
  {
    // Charts are drawn nowhere else: the library is large, and only staff who open the figures download it.
    room: /^src\/features\/insight\/charts\//,
    ours: [/^src\/features\/insight\//, /^src\/(shared|ui|i18n|lib)\//],
    packages: [react, /^(echarts|valibot|@svg-maps\/)/],
  },
  {
    // The picture of an authenticator's secret is drawn here and nowhere else.
    room: /^src\/features\/auth\//,
    ours: [/^src\/(shared|data|ui|i18n|lib)\//, contract],
    packages: [react, /^(wouter|@tanstack\/|qr$)/],
  },
  {
    room: /^src\/features\/([^/]+)\//, // never another feature: see `allows`
    ours: [
      /^src\/(shared|domain|data|tracking|ui|i18n|lib)\//,
      /^src\/world\/((react|core|engine)\/|first\/handover)/,
      contract,
    ],
    packages: [react, /^(wouter|@tanstack\/|html-to-image|write-excel-file|valibot|@svg-maps\/)/],
  },
  {
    room: /^src\/app\//,
    ours: [/^src\//, contract],
    packages: [react, fonts, /^(wouter|@tanstack\/|valibot)/],
  },
];

/** Whether `from` may import `to` (a path of ours, or a package's name). */
export function allows(from: string, to: string, isOurs: boolean): boolean {
  const direction = directions.find((d) => d.room.test(from));
  if (!direction) return false;
  if (!isOurs) return direction.packages.some((p) => p.test(to));
  const feature = /^(src\/features|supabase\/functions)\/[^/]+\//.exec(from)?.[0]; // a room knows itself
  return (feature !== undefined && to.startsWith(feature)) || direction.ours.some((p) => p.test(to));
}
