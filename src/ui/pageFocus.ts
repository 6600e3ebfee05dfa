// After a click on a link the new page's heading takes the focus, so that a screen reader hears where it is and the
// next Tab goes on from there. The first page of a visit keeps the browser's own start.
let arrived = false;
let waiting = false;

/** The address changed: the next heading that appears takes the focus. */
export function expectHeading(): void {
  waiting = arrived;
  arrived = true;
}

/** True once per change of address. */
export function takeHeadingFocus(): boolean {
  const was = waiting;
  waiting = false;
  return was;
}
