import { AsyncLocalStorage } from 'node:async_hooks';

export type FunctionHandler = (request: Request) => Response | Promise<Response>;
export type FunctionEnv = Readonly<Record<string, string>>;

type Registration = { env: FunctionEnv; handler?: FunctionHandler };

const current = new AsyncLocalStorage<Registration>();

function register(...args: unknown[]): { finished: Promise<void>; shutdown(): Promise<void> } {
  const registration = current.getStore();
  const handler = args.find((arg): arg is FunctionHandler => typeof arg === 'function');
  if (!registration || !handler)
    throw new Error('Deno.serve needs a handler and belongs at the top of an edge function');
  registration.handler = handler;
  return { finished: new Promise(() => undefined), shutdown: () => Promise.resolve() };
}

/** The part of Deno that an edge function's index.ts uses; each server's functions see that server's variables only. */
const shim = {
  serve: register,
  env: {
    get: (name: string): string | undefined => current.getStore()?.env[name],
    has: (name: string): boolean => current.getStore()?.env[name] !== undefined,
    toObject: (): Record<string, string> => ({ ...current.getStore()?.env }),
  },
};

/** Runs `load` (an import of an index.ts) and answers the handler it gave to Deno.serve, bound to `env`. */
export async function captureHandler(
  env: FunctionEnv,
  load: () => Promise<unknown>,
): Promise<FunctionHandler | null> {
  Object.assign(globalThis, { Deno: shim });
  const registration: Registration = { env };
  await current.run(registration, load);
  const { handler } = registration;
  return handler ? (request) => current.run(registration, () => handler(request)) : null;
}
