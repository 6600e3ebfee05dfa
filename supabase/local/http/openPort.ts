import { createServer, type RequestListener, type Server } from 'node:http';
import { StartRefused } from '../StartRefused.ts';

export type OpenPort = {
  server: Server;
  port: number;
  /** As a person on this machine types it. */
  url: string;
  /** From here on requests are answered; before, with 503. */
  serve(front: RequestListener): void;
  /** Ends when what was asked is answered, after 3 s at the latest; the second call waits for the first. */
  close(): Promise<void>;
};

/** Where sockets are opened. */
export const isRealtimeAddress = (target: string): boolean => /^\/realtime\/v1\/websocket(\?|$)/.test(target);

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') {
        reject(
          new StartRefused(
            `${host} のポート ${port} を開けません（${error.code ?? error.message}）。HOST と PORT をお確かめください。`,
            `Port ${port} of ${host} cannot be opened (${error.code ?? error.message}). Check HOST and PORT.`,
            { cause: error },
          ),
        );
        return;
      }
      reject(
        new StartRefused(
          `ポート ${port} はほかのプログラムが使っています。PORT=4180 npm start のように別の番号でお試しください。`,
          `Port ${port} is taken by another program. Try another one: PORT=4180 npm start.`,
          { cause: error },
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function closeHttp(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeIdleConnections();
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, 3_000);
  await closed;
  clearTimeout(patience);
}

/**
 * Takes the port at once, so that nobody else does while Postgres starts, and says until then that it is starting.
 * @param port 0: any free one.
 * @throws StartRefused when another program has it, or nobody may have it.
 */
export async function openPort(wanted: number, host: string): Promise<OpenPort> {
  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    connectionsCheckingInterval: 5_000, // how late the two above may be
    keepAliveTimeout: 65_000,
    // Only here an upgrade is one; elsewhere it is a request like any other, with the guard before it.
    shouldUpgradeCallback: ({ url = '' }) => isRealtimeAddress(url),
  });
  server.timeout = 120_000; // of a line on which nothing moves: somebody who reads nothing of what was asked for
  let front: RequestListener = (_, response) => {
    response
      .writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' })
      .end('準備中です / starting');
  };
  server.on('request', (request, response) => {
    front(request, response);
  });
  const port = await listen(server, wanted, host);
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  let closing: Promise<void> | null = null;
  return {
    server,
    port,
    url: `http://${name}:${port}`,
    serve: (next) => (front = next),
    close: () => (closing ??= closeHttp(server)),
  };
}
