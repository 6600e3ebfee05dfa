/** Shortest password we take; NIST SP 800-63B asks for 8 at least, length is what keeps. */
const fewestCharacters = 12;
/** Where bcrypt, which keeps them, ends: what lies behind would not count. */
const mostBytes = 72;

export type PasswordFault = 'length' | 'too_long' | 'common' | 'same';

/** What is plain to see without asking the server; it decides, and knows the common ones. */
export function passwordFault(password: string): PasswordFault | null {
  if (Array.from(password).length < fewestCharacters) return 'length';
  return new TextEncoder().encode(password).length > mostBytes ? 'too_long' : null;
}
