/** What a query means on a town's pages; the rest tells how this reader came here, or what is theirs alone. */
export const meantParameters = ['lang', 'space', 'spot', 'season', 'hour', 'place', 'q', 'theme', 'kind'];

/** The address of what one sees, as somebody else should get it: without whose link it was (utm_campaign, fbclid …). */
export function sharedAddress(href: string): string {
  const url = new URL(href);
  for (const name of new Set(url.searchParams.keys()))
    if (!meantParameters.includes(name)) url.searchParams.delete(name);
  return url.href;
}

/**
 * Hands the page's address to the phone's own sharing, else copies it. Null: the visitor was shown the phone's sheet.
 */
export async function shareAddress(title: string): Promise<'copied' | 'failed' | null> {
  const url = sharedAddress(window.location.href);
  if ('share' in navigator) {
    try {
      await navigator.share({ title, url });
      return null;
    } catch (error) {
      return error instanceof DOMException && error.name === 'AbortError' ? null : 'failed';
    }
  }
  const { clipboard } = navigator as { clipboard?: Clipboard }; // missing without a secure context
  if (!clipboard) return 'failed';
  return clipboard.writeText(url).then(
    () => 'copied' as const,
    () => 'failed' as const,
  );
}
