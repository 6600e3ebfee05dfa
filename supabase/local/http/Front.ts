import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionHandler } from '../functions/denoShim.ts';
import type { Lite } from '../lite/createLite.ts';
import { say } from '../say.ts';
import { clientAddress } from './clientAddress.ts';
import type { LocalPages } from './LocalPages.ts';
import { everywhere } from './securityHeaders.ts';
import type { StaticFiles } from './StaticFiles.ts';
import { readBody, sendWebResponse, webRequest } from './webRequest.ts';

/** Largest bodies in bytes. */
const limits = { rest: 2_000_000, auth: 16_000, functions: 1_000_000 };
const apiHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

type FrontOptions = {
  lite: Lite;
  functions: Map<string, FunctionHandler>;
  pages: LocalPages;
  files: StaticFiles | null;
  trustProxy: boolean;
  baseUrl: string;
};

/** Decides who answers a request: REST, auth, a function, the server itself, or a file. */
export class Front {
  readonly #options: FrontOptions;
  #lastComplaint = '';

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Answers, or hangs up; never throws and never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    const hangUp = (): void => void response.destroy();
    request.on('error', hangUp);
    response.on('error', hangUp);
    this.#route(request, response)
      .catch((error: unknown) => {
        this.#fail(error, request, response);
      })
      .catch(hangUp);
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { lite, functions, pages, files } = this.#options;
    const url = request.url ?? '/';
    if (url.startsWith('/functions/v1/')) {
      const name = /^\/functions\/v1\/([a-z0-9_-]+)/.exec(url)?.[1] ?? '';
      const handler = functions.get(name);
      if (!handler) return this.#json(response, 404, { error: 'function_not_found' });
      return this.#web(request, response, limits.functions, (web) => handler(web));
    }
    if (url.startsWith('/rest/v1/'))
      return this.#web(request, response, limits.rest, (web) => lite.rest(web));
    if (url.startsWith('/auth/v1/'))
      return this.#web(request, response, limits.auth, (web, address) => lite.auth(web, address));
    const page = await pages.answer(request);
    if (page) return this.#json(response, page.status, page.body);
    if (/^\/(rest|auth|functions|realtime|_local|_system|storage)(\/|$)/.test(url))
      return this.#json(response, 404, { error: 'not_found' });
    if (files) return files.serve(request, response);
    return this.#json(response, 404, { error: 'not_found' });
  }

  async #web(
    request: IncomingMessage,
    response: ServerResponse,
    limit: number,
    answer: (web: Request, address: string) => Response | Promise<Response>,
  ): Promise<void> {
    const { trustProxy, baseUrl } = this.#options;
    const reads = request.method !== 'GET' && request.method !== 'HEAD';
    const body = reads ? await readBody(request, limit) : Buffer.alloc(0);
    if (body === null) {
      response.setHeader('connection', 'close');
      return this.#json(response, 413, { error: 'too_large' });
    }
    const address = clientAddress(request, trustProxy);
    const web = webRequest(request, body, address, trustProxy, baseUrl);
    return sendWebResponse(await answer(web, address), request, response, apiHeaders);
  }

  #json(response: ServerResponse, status: number, value: unknown): Promise<void> {
    const body = JSON.stringify(value);
    response
      .writeHead(status, {
        ...everywhere,
        ...apiHeaders,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      })
      .end(body);
    return Promise.resolve();
  }

  #fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    if (request.destroyed && !request.complete) return; // the visitor went away
    const reason = error instanceof Error ? error.message : String(error);
    const path = (request.url ?? '').split('?')[0] ?? '';
    const complaint = `${path.replace(/^\/family\/.*/, '/family/…')}: ${reason}`;
    if (complaint !== this.#lastComplaint) say(`エラー ${complaint}`, `Error ${complaint}`);
    this.#lastComplaint = complaint;
    if (response.headersSent) response.destroy();
    else void this.#json(response, 500, { error: 'internal' });
  }
}
