// A secret comes behind the # of an address, so no server, proxy or log ever has it; it is taken out of the address at
// once, so neither the history nor a shared screen keeps it, and stays with this tab, so that reloading works.
const keyOf = (name: string) => `hiroba.private.${name}`;
/** A private window may refuse its storage: the page's own memory does until it is left. */
const memory = new Map<string, string>();

/** Takes the secret out of the address; null: there is none. */
export function takePrivateToken(name: string): string | null {
  const token = location.hash.slice(1);
  if (token === '') return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  memory.set(name, token);
  try {
    sessionStorage.setItem(keyOf(name), token);
  } catch {
    return token;
  }
  return token;
}

/** The secret that this tab was opened with; ''. */
export function readPrivateToken(name: string): string {
  try {
    return memory.get(name) ?? sessionStorage.getItem(keyOf(name)) ?? '';
  } catch {
    return '';
  }
}

/** It opens nothing any more. */
export function forgetPrivateToken(name: string): void {
  memory.delete(name);
  try {
    sessionStorage.removeItem(keyOf(name));
  } catch {
    return;
  }
}
