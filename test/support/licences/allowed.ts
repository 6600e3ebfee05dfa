/** Licences that a town may run and change Hiroba under without asking anybody, by their SPDX names. */
export const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'MPL-2.0', // its own files stay under it; we change none
  'OFL-1.1', // fonts
  'CC-BY-4.0', // a map and a table of browsers: named in THIRD_PARTY_NOTICES.md, and a tool for building
  '(MIT OR CC0-1.0)',
  '(MIT OR Apache-2.0)',
] as const;

/** Packages whose licence has no SPDX name, each read by a person; the first is told in THIRD_PARTY_NOTICES.md. */
export const readByHand: Readonly<Record<string, string>> = {
  'mapbox-gl': 'Mapbox’s terms: used only when a town sets a token of its own; without one MapLibre draws',
  jsonify: 'public domain',
};
