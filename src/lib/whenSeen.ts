/**
 * Runs `act` once somebody sees the page: now, or when it is first shown. Browsers run pages that nobody looks at: made
 * ahead of a click (prerendered), opened or restored behind another tab. The returned function lets it be.
 */
export function whenSeen(act: () => void): () => void {
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    letBe();
    act();
  };
  const letBe = () => document.removeEventListener('visibilitychange', look);
  document.addEventListener('visibilitychange', look);
  look();
  return letBe;
}
