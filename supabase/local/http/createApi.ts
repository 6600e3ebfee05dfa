import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimits } from '../../functions/_shared/bodyLimits.ts';
import type { Auth } from '../auth/createAuth.ts';
import type { Pool } from '../database/openPool.ts';
import type { FunctionHandler } from '../functions/denoShim.ts';
import type { Rest } from '../rest/createRest.ts';
import type { Notices } from '../../worker/Notices.ts';
import { say } from '../say.ts';
import { clientAddress, isClaimOfOrigin } from './clientAddress.ts';
import { compressed } from './compressed.ts';
import { isFromThisHost } from './isFromThisHost.ts';
import { refusal } from './guard/refusals.ts';
import { takeBody } from './guard/takeBody.ts';
import { everywhere } from './securityHeaders.ts';

/** Most bytes of a body; those of a function that says nothing of its own last. */
const limits = { rest: 64_000, auth: 16_000, functions: 64_000 };
const functionLimits = new Map(Object.entries(bodyLimits));
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
  auth: Auth;
  rest: Rest;
  functions: Map<string, FunctionHandler>;
  admin: Pool;
  notices: Notices;
  anonKey: string;
  trustProxy: boolean;
  /** The address people see; what functions take as their own. */
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
  const { auth, rest, functions, admin, notices, anonKey, trustProxy, baseUrl } = options;
  const own = (c: Asked, body: object): Response => c.json(body, 200, ownHeaders);

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
    (limit: (c: Asked) => number, packs: boolean, answer: (c: Asked) => Answer | undefined) =>
    async (c: Asked): Promise<Response> => {
      const handler = answer(c);
      if (!handler) return refusal('not_found');
      const body = await takeBody(c.req.raw, limit(c), packs);
      if (!body.ok) return refusal(body.code);
      const plain = await handler(...passOn(c, body.text));
      // Functions answer in a line: packing could save nothing, and unpacking the answer to see costs.
      const answered = packs ? await compressed(plain, c.req.header('accept-encoding')) : plain;
      for (const [name, value] of Object.entries(apiHeaders))
        if (!answered.headers.has(name)) answered.headers.set(name, value);
      return answered;
    };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/config.json', (c) => own(c, { supabaseUrl: '', supabaseKey: anonKey }));
  app.get('/healthz', async (c) => {
    try {
      await admin`select 1`;
    } catch {
      return c.json({ status: 'down' }, 503, ownHeaders);
    }
    const { codes } = notices;
    return own(c, codes.length === 0 ? { status: 'ok' } : { status: 'degraded', notices: codes });
  });
  // The first to stop when the disk runs full: browsers keep what they saw, and a family's request needs the room.
  app.use('/functions/v1/collect/*', async (c, next) =>
    c.req.method === 'POST' && notices.has('disk_low') ? refusal('not_now') : next(),
  );
  app.all(
    '/functions/v1/:name/*',
    door(
      (c) => functionLimits.get(c.req.param('name') ?? '') ?? limits.functions,
      false,
      (c) => functions.get(c.req.param('name') ?? ''),
    ),
  );
  app.all(
    '/rest/v1/*',
    door(
      () => limits.rest,
      true,
      () => rest.fetch,
    ),
  );
  app.all(
    '/auth/v1/*',
    door(
      () => limits.auth,
      true,
      () => (web, address) => auth.fetch(web, address),
    ),
  );
  app.notFound(() => refusal('not_found'));
  let lastComplaint = '';
  app.onError((error, c) => {
    const complaint = `${c.req.path}: ${error.message}`;
    const wentAway = c.env.incoming.destroyed && !c.env.incoming.complete;
    if (!wentAway && complaint !== lastComplaint) say(`エラー ${complaint}`, `Error ${complaint}`);
    lastComplaint = complaint;
    return refusal('internal');
  });
  return app;
}
