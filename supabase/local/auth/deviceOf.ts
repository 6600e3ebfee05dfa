const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|FxiOS/, 'Firefox'],
  [/\bOPR\//, 'Opera'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];
const nameIn = (list: [RegExp, string][], header: string): string =>
  list.find(([pattern]) => pattern.test(header))?.[1] ?? '';

/**
 * Browser and system of a User-Agent header in at most two words: enough to know one's own sessions apart, too little
 * for a fingerprint.
 */
export const deviceOf = (userAgent: string | null): string =>
  `${nameIn(browsers, userAgent ?? '')} ${nameIn(systems, userAgent ?? '')}`.trim();
