/** Hands the address to the phone's own sharing, else copies it. Null: the visitor was shown the phone's sheet. */
export async function shareAddress(title: string): Promise<'copied' | 'failed' | null> {
  const url = new URL(window.location.href);
  url.searchParams.delete('probe');
  if ('share' in navigator) {
    try {
      await navigator.share({ title, url: url.href });
      return null;
    } catch (error) {
      return error instanceof DOMException && error.name === 'AbortError' ? null : 'failed';
    }
  }
  const { clipboard } = navigator as { clipboard?: Clipboard }; // missing without a secure context
  if (!clipboard) return 'failed';
  return clipboard.writeText(url.href).then(
    () => 'copied' as const,
    () => 'failed' as const,
  );
}
