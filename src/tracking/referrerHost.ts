/** Only the host of where the visitor came from, never a path or query; undefined for our own pages. */
export function referrerHost(referrer: string, ownHost: string): string | undefined {
  // Not the URL class: its canParse is too new for old phones, and its constructor throws.
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(referrer)?.[1]?.toLowerCase().slice(0, 120);
  return host === ownHost.toLowerCase() ? undefined : host;
}
