const lines = ['slow-2g', '2g', '3g', '4g'] as const;

type WithConnection = Navigator & { readonly connection?: { readonly effectiveType?: string } };

/** What the browser says of its line (Network Information API), for tour_started; nothing where it says nothing. */
export function lineNow(from: WithConnection = navigator): { line?: (typeof lines)[number] } {
  const line = lines.find((one) => one === from.connection?.effectiveType);
  return line === undefined ? {} : { line };
}
