/**
 * What a link says of its campaign (utm_campaign, or c for short printed ones), decoded; collect makes a code of it.
 */
export function campaignOf(search: string): string | undefined {
  const query = new URLSearchParams(search.toLowerCase());
  const said = [query.get('utm_campaign'), query.get('c')].find((one) => one?.trim());
  return said?.trim().slice(0, 200);
}
