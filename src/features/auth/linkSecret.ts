let taken: { at: string; secret: string } | null = null;

/**
 * The secret of a mail's link (`#token_hash=…`), taken out of the address before anything else happens: it stands
 * neither in the history nor in what somebody photographs. Reading it twice gives it twice.
 */
export function takeLinkSecret(): string | null {
  const { pathname, hash } = location;
  const secret = new URLSearchParams(hash.slice(1)).get('token_hash');
  if (secret !== null && secret !== '') {
    taken = { at: pathname, secret };
    history.replaceState(history.state, '', pathname);
  }
  return taken?.at === pathname ? taken.secret : null;
}

/** It was spent, or is of no use. */
export function forgetLinkSecret(): void {
  taken = null;
}
