const start = '/staff';

export const signInPath = '/staff/sign-in';
export const lostPasswordPath = '/staff/lost-password';

/** Where to go after signing in: only our own staff pages, never another site or the sign-in itself. */
export function returnPath(asked: string | null): string {
  if (asked === null) return start;
  let url: URL;
  try {
    url = new URL(asked, 'https://desk.invalid');
  } catch {
    return start;
  }
  const inside = url.pathname === start || url.pathname.startsWith(`${start}/`);
  const isWayIn = url.pathname === signInPath || url.pathname === lostPasswordPath;
  if (url.origin !== 'https://desk.invalid' || !inside || isWayIn) return start;
  return url.pathname + url.search;
}

/** The sign-in page that brings one back. */
export function signInHref(from: string, ended: boolean): string {
  const query = new URLSearchParams();
  if (returnPath(from) !== start) query.set('return', from);
  if (ended) query.set('ended', '1');
  const search = query.toString();
  return search === '' ? signInPath : `${signInPath}?${search}`;
}
