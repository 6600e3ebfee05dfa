import type { HirobaServer } from './createServer.ts';
import { say } from './say.ts';

/** Longest a clean end may take, ms; Postgres stops by itself when this process is gone. */
const patienceMs = 15_000;

/**
 * A bug that nobody caught, thrown or rejected: it is told, everything closes in order, and the process ends with 1, so
 * that whatever started it starts it again (README: a unit file). Nothing goes on in a state nobody foresaw.
 */
export function closeOnUncaught(current: () => HirobaServer | null): void {
  let closing = false;
  process.on('uncaughtException', (error: unknown) => {
    say('思わぬエラーです。閉じて終わります', 'An unexpected error; closing and ending');
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (closing) return;
    closing = true;
    const end = (): void => process.exit(1);
    setTimeout(end, patienceMs).unref();
    void Promise.resolve(current()?.close()).then(end, end);
  });
}
