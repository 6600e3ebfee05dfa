import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.ts';
import { refusedStatus } from './tellWhyAndExit.ts';

const shortestPauseMs = 1_000;
const longestPauseMs = 60_000;
/** After this long a run counts as one that stood. */
const stoodMs = 60_000;

let server: ChildProcess | null = null;
let isAsked = false;

function run(): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, path.join(import.meta.dirname, 'main.ts')], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true, // a Ctrl-C in the terminal reaches this process alone, which passes it on once
  });
  server = child;
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      server = null;
      resolve(code ?? 1);
    }),
  );
}

/**
 * `npm start`: runs the server (main.ts) as a process of its own and starts it again when it ended without having been
 * asked to: killed, out of memory, a bug. A first start that is refused is not repeated: a person has to act, and has
 * just been told. A later one is: a full disk may have room again. Signals are passed on, and the server ends when this
 * process does, however that happens (its channel closes).
 */
async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      isAsked = true;
      if (server) server.kill(signal);
      else process.exit(0);
    });
  let pauseMs = shortestPauseMs;
  for (let isFirst = true; ; isFirst = false) {
    const began = performance.now();
    const status = await run();
    if (isAsked || status === 0 || (isFirst && status === refusedStatus)) process.exit(status);
    if (performance.now() - began > stoodMs) pauseMs = shortestPauseMs;
    const seconds = pauseMs / 1_000;
    say(`止まったので、${seconds} 秒後にもう一度始めます`, `It ended; starting again in ${seconds} s`);
    await sleep(pauseMs);
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
}

await main();
