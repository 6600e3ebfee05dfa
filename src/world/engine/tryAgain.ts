const firstWait = 2000; // ms
const longestWait = 60_000;

/** Does it until it works: again after 2, 4, 8 … 60 s, as long as it is wanted. Never rejects. */
export async function tryAgain(act: () => Promise<void>, isWanted: () => boolean): Promise<void> {
  for (let wait = firstWait; isWanted(); wait = Math.min(longestWait, wait * 2)) {
    try {
      await act();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
