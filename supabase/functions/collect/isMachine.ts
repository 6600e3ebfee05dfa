import { isbot } from 'isbot';

/**
 * Whether a visit is a machine's: crawlers, link previews, HTTP libraries, monitors, headless browsers, by what they
 * say of themselves. Kept and marked, never refused: a wrong guess must lose nothing.
 */
export function isMachine(userAgent: string | null, automated: boolean | undefined): boolean {
  return automated === true || !userAgent || isbot(userAgent);
}
