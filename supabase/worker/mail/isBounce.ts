/** Where in the talk the addressee or the mail itself is refused; elsewhere it is our own sign-in or the line. */
const aboutTheMail = new Set(['RCPT TO', 'DATA']);

/**
 * Whether a mail server said that this mail will never be taken (RFC 5321, 5yz): there is no such mailbox, say. All
 * else may be different later: a full mailbox, greylisting, our own wrong password.
 */
export function isBounce(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const { responseCode, command } = error;
  return (
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600 &&
    typeof command === 'string' &&
    aboutTheMail.has(command)
  );
}
