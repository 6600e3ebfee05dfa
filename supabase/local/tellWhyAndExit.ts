import { say } from './say.ts';
import { StartRefused } from './StartRefused.ts';

/** Ends a command: one clear sentence for what a person can act on, the whole error for a bug. */
export function tellWhyAndExit(error: unknown): void {
  if (error instanceof StartRefused) say(error.ja, error.en);
  else {
    say('思わぬエラーで止まりました', 'Stopped by an unexpected error');
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exit(1);
}
