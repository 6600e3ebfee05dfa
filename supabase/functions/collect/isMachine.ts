// Programs that say so in their user agent: crawlers, link previews (LINE's and Facebook's too), HTTP libraries, monitors,
// headless browsers. "cubot" is a maker of phones.
const machine =
  /(?<!cu)bot\b|bot[/;)_-]|crawl|spider|slurp|scrap|headless|phantom|lighthouse|pagespeed|pingdom|uptime|monitor|preview|archiver|facebookexternalhit|line-poker|whatsapp|embedly|mediapartners|inspectiontool|curl|wget|python|httpx|aiohttp|java\/|okhttp|go-http|libwww|axios|node-fetch|undici|node$|deno\/|postman|puppeteer|playwright|selenium/i;

/** Whether a visit is a machine's. Kept and marked, never refused: a wrong guess must lose nothing. */
export function isMachine(userAgent: string | null, automated: boolean | undefined): boolean {
  return automated === true || !userAgent || machine.test(userAgent);
}
