/** How long a look in 3D must last before we ask how it was, ms. */
const aLookMs = 30_000;
const began = new Map<string, number>();

/** The tour of a town was opened. Kept for this page's life alone: nothing is stored. */
export function noteTour(townId: string): void {
  if (!began.has(townId)) began.set(townId, performance.now());
}

/** Whether somebody who reads now has looked round in 3D before. */
export function hasToured(townId: string): boolean {
  const since = began.get(townId);
  return since !== undefined && performance.now() - since >= aLookMs;
}
