/** The town's colours and type as the page has them, for what is drawn outside of CSS. */
export interface Tokens {
  ink: string;
  kawara: string;
  paper: string;
  sky: string;
  moegi: string;
  vermilion: string;
  hairline: string;
  font: string;
}

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--color-${name}`).trim();
  return {
    ink: color('ink'),
    kawara: color('kawara'),
    paper: color('paper'),
    sky: color('sky'),
    moegi: color('moegi'),
    vermilion: color('vermilion'),
    hairline: color('hairline'),
    font: style.fontFamily,
  };
}
