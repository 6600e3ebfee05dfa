import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { say } from '../say.ts';
import { captureHandler, type FunctionEnv, type FunctionHandler } from './denoShim.ts';

/** What edge functions may know of the shell: everything that begins with HIROBA_, and the server's own. */
export function functionEnv(env: NodeJS.ProcessEnv, own: Record<string, string>): Record<string, string> {
  const passed = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('HIROBA_') && entry[1] !== undefined,
  );
  return { ...Object.fromEntries(passed), ...own };
}

let loads = 0;

/** Every <name>/index.ts of the folder, unmodified, by name. One that does not load is reported and left out. */
export async function loadFunctions(dir: string, env: FunctionEnv): Promise<Map<string, FunctionHandler>> {
  const handlers = new Map<string, FunctionHandler>();
  if (!existsSync(dir)) return handlers;
  loads += 1;
  for (const name of readdirSync(dir).sort()) {
    const file = path.join(dir, name, 'index.ts');
    if (name.startsWith('_') || !existsSync(file)) continue;
    // a shell per server: its pool and its variables are its own
    const url = `${pathToFileURL(file).href}?server=${loads}`;
    try {
      const handler = await captureHandler(env, () => import(/* @vite-ignore */ url));
      if (handler) handlers.set(name, handler);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`関数 ${name} を読み込めませんでした: ${reason}`, `Function ${name} did not load: ${reason}`);
    }
  }
  return handlers;
}
