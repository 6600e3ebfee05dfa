import { getRequestListener } from '@hono/node-server';
import type { RequestListener } from 'node:http';
import { say } from '../say.ts';
import { createApi, isApiAddress, type ApiOptions } from './createApi.ts';
import { guarded } from './guard/guarded.ts';
import type { StaticFiles } from './StaticFiles.ts';

/**
 * Who answers a request that the guard lets through: the API, or a file of the client. It answers or hangs up; it never
 * throws and never rejects.
 */
export function createFront(options: ApiOptions & { files: StaticFiles | null }): RequestListener {
  const { files } = options;
  // Ours stay the platform's own Request and Response: functions make and take them.
  const api = getRequestListener(createApi(options).fetch, { overrideGlobalObjects: false });
  const front: RequestListener = (request, response) => {
    const hangUp = (error?: unknown): void => {
      if (error instanceof Error && !request.destroyed)
        say(`エラー: ${error.message}`, `Error: ${error.message}`);
      response.destroy();
    };
    request.on('error', () => {
      hangUp();
    });
    response.on('error', () => {
      hangUp();
    });
    if (!files || isApiAddress(request.url ?? '')) void Promise.resolve(api(request, response)).catch(hangUp);
    else files.serve(request, response).catch(hangUp);
  };
  return guarded(front, { isApiAddress, isHttps: options.baseUrl.startsWith('https:') });
}
