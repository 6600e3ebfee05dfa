import type { HirobaServer } from './createServer.ts';
import { say } from './say.ts';

/**
 * SIGINT and SIGTERM stop the server cleanly, as does the end of whoever started it with a channel (supervise.ts); a
 * second one stops waiting (Postgres still shuts down by itself).
 */
export function stopOnSignals(
  current: () => HirobaServer | null,
  alsoClose: () => Promise<unknown> = () => Promise.resolve(),
): void {
  let stopping = false;
  const stop = (): void => {
    const server = current();
    if (stopping || !server) process.exit(130);
    stopping = true;
    say('止めています…', 'Stopping…');
    void Promise.all([alsoClose(), server.close()]).finally(() => {
      say('止まりました', 'Stopped');
      process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  if (process.connected) process.on('disconnect', stop);
}
