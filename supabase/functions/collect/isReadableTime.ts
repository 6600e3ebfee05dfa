/** Years that a broken clock really shows (1970) and that the database can still count with; the contract takes any. */
const readable = /^(19[7-9]\d|20\d\d)-/;

/** Whether an ISO time from a browser can be handed to the database. */
export function isReadableTime(iso: string): boolean {
  return readable.test(iso);
}
