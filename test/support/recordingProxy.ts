// Stands between browsers and a server that dies: one address that stays, and a list of everything collect ever
// acknowledged, also to browsers that no longer live to hear it.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CollectAnswer } from '../../supabase/functions/_shared/contract/visit.ts';

export interface RecordingProxy {
  url: string;
  acknowledged: Set<string>;
  /** Paths that a browser asked for ahead of a click, for a page that nobody saw yet. */
  prerendered: string[];
  /** Where requests go from now on; null: nowhere, as when the server is down. */
  pointAt(port: number | null): void;
  close(): Promise<void>;
}

/** `own`: paths that the proxy answers itself. */
export async function startRecordingProxy(
  own: Record<string, (response: ServerResponse) => void> = {},
): Promise<RecordingProxy> {
  const acknowledged = new Set<string>();
  const prerendered: string[] = [];
  let target: number | null = null;

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const answerOwn = own[request.url ?? ''];
    if (answerOwn) {
      answerOwn(response);
      return;
    }
    if (String(request.headers['sec-purpose']).includes('prerender')) prerendered.push(request.url ?? '');
    if (target === null) {
      response.destroy();
      return;
    }
    const { method, headers, url: path } = request;
    const isCollect = method === 'POST' && path?.startsWith('/functions/v1/collect') === true;
    const onward = ask(
      {
        host: '127.0.0.1',
        port: target,
        method,
        path,
        headers: { ...headers, 'accept-encoding': isCollect ? 'identity' : headers['accept-encoding'] },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', () => response.destroy());
        answer.once('end', () => {
          const body = Buffer.concat(parts);
          if (isCollect && answer.statusCode === 200)
            for (const id of (JSON.parse(body.toString()) as CollectAnswer).accepted) acknowledged.add(id);
          response.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
        });
      },
    );
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no address');
  return {
    url: `http://localhost:${String(address.port)}`,
    acknowledged,
    prerendered,
    pointAt: (port) => (target = port),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
