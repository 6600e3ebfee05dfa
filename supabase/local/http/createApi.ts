import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { readBody } from '../../functions/_shared/readBody.ts';
import type { Pool } from '../database/openPool.ts';
import type { FunctionHandler } from '../functions/denoShim.ts';
import type { Lite } from '../lite/createLite.ts';
import { say } from '../say.ts';
import { clientAddress, isClaimOfOrigin } from './clientAddress.ts';
import { compressed } from './compressed.ts';
import { isFromThisHost } from './isFromThisHost.ts';
import { everywhere } from './securityHeaders.ts';

/** Largest bodies in bytes. */
const limits = { rest: 2_000_000, auth: 16_000, functions: 1_000_000 };
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const apiHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};
const ownHeaders = { ...everywhere, ...apiHeaders };
/** Of one connection only: not for whoever answers. */
const hopByHop = new Set(
  'connection keep-alive proxy-connection te trailer transfer-encoding upgrade expect host'.split(' '),
);

export type ApiOptions = {
  lite: Lite;
  functions: Map<string, FunctionHandler>;
  admin: Pool;
  anonKey: string;
  trustProxy: boolean;
  /** The address people see; what functions and lite take as their own. */
  baseUrl: string;
};

type Asked = Context<{ Bindings: HttpBindings }>;
type Answer = (request: Request, address: string) => Response | Promise<Response>;

/** The addresses below which the API answers; every other one is the client's. */
export const isApiAddress = (target: string): boolean =>
  /^\/((rest|auth|functions|realtime|_local|_system|storage)(\/|\?|$)|(config\.json|healthz)(\?|$))/.test(
    target,
  );

/**
 * REST, auth, edge functions, and the server's own two addresses: what the client must know, and whether all is well.
 */
export function createApi(options: ApiOptions): Hono<{ Bindings: HttpBindings }> {
  const { lite, functions, admin, anonKey, trustProxy, baseUrl } = options;
  const own = (c: Asked, status: 200 | 404 | 405 | 413 | 500, body: object, more = {}): Response =>
    c.json(body, status, { ...ownHeaders, ...more });

  /**
   * The request as whoever answers may believe it: no claims of an origin, the client's address where functions look
   * for it.
   */
  const passOn = (c: Asked, body: string): [Request, string] => {
    const address = clientAddress(c.env.incoming, trustProxy);
    const headers = new Headers();
    for (const [name, value] of c.req.raw.headers)
      if (!hopByHop.has(name) && (trustProxy || !isClaimOfOrigin(name))) headers.append(name, value);
    headers.set('x-forwarded-for', address);
    if (!headers.has('sec-fetch-site') && isFromThisHost(c.env.incoming))
      headers.set('sec-fetch-site', 'same-origin');
    const { pathname, search } = new URL(c.req.url);
    const { method } = c.req;
    return [
      new Request(baseUrl + pathname + search, { method, headers, ...(body !== '' && { body }) }),
      address,
    ];
  };

  const door =
    (limit: number, packs: boolean, answer: (c: Asked) => Answer | undefined) =>
    async (c: Asked): Promise<Response> => {
      const handler = answer(c);
      if (!handler) return own(c, 404, { error: 'function_not_found' });
      const hasBody = c.req.method !== 'GET' && c.req.method !== 'HEAD';
      const body = hasBody ? await readBody(c.req.raw, limit) : '';
      if (body === null) return own(c, 413, { error: 'too_large' }, { connection: 'close' });
      const plain = await handler(...passOn(c, body));
      // Functions answer in a line: packing could save nothing, and unpacking the answer to see costs.
      const answered = packs ? await compressed(plain, c.req.header('accept-encoding')) : plain;
      for (const [name, value] of Object.entries(apiHeaders))
        if (!answered.headers.has(name)) answered.headers.set(name, value);
      return answered;
    };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) =>
    methods.has(c.req.method) ? next() : own(c, 405, { error: 'method_not_allowed' }),
  );
  app.get('/config.json', (c) => own(c, 200, { supabaseUrl: '', supabaseKey: anonKey }));
  app.get('/healthz', async (c) => {
    await admin`select 1`;
    return own(c, 200, { status: 'ok' });
  });
  app.all(
    '/functions/v1/:name/*',
    door(limits.functions, false, (c) => functions.get(c.req.param('name') ?? '')),
  );
  app.all(
    '/rest/v1/*',
    door(limits.rest, true, () => (web) => lite.rest(web)),
  );
  app.all(
    '/auth/v1/*',
    door(limits.auth, true, () => (web, address) => lite.auth(web, address)),
  );
  app.notFound((c) => own(c, 404, { error: 'not_found' }));
  let lastComplaint = '';
  app.onError((error, c) => {
    const complaint = `${c.req.path}: ${error.message}`;
    const wentAway = c.env.incoming.destroyed && !c.env.incoming.complete;
    if (!wentAway && complaint !== lastComplaint) say(`エラー ${complaint}`, `Error ${complaint}`);
    lastComplaint = complaint;
    return own(c, 500, { error: 'internal' });
  });
  return app;
}
