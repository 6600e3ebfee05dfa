/** The campaign a link names (utm_campaign, or c for short printed ones); undefined for none, or for what is no code. */
export function campaignOf(search: string): string | undefined {
  const code = /[?&](?:utm_campaign|c)=([^&]*)/i.exec(search)?.[1]?.toLowerCase();
  return code && /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(code) ? code : undefined;
}
