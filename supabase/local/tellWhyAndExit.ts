import { say } from './say.ts';
import { StartRefused } from './StartRefused.ts';

/** EX_CONFIG of sysexits(3): starting again by itself would not help. */
export const refusedStatus = 78;

/** Ends a command: one clear sentence for what a person can act on, the whole error for a bug. */
export function tellWhyAndExit(error: unknown): void {
  if (error instanceof StartRefused) say(error.ja, error.en);
  else {
    say('思わぬエラーで止まりました', 'Stopped by an unexpected error');
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exit(error instanceof StartRefused ? refusedStatus : 1);
}
