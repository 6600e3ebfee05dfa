/** Of a session's token, what screens may go by; whether it is good is for the server to say. */
export interface TokenClaims {
  aal?: string;
  session_id?: string;
  amr?: { method: string; timestamp: number }[];
}

/** The claims of a JWT, unproven. */
export function readTokenClaims(token: string): TokenClaims {
  const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  try {
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as TokenClaims;
  } catch {
    return {}; // no token of ours
  }
}
