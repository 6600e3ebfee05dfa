import { request } from 'node:http';

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  network: string;
}

export interface Answer {
  /** 0: hung up without one. */
  status: number;
  ms: number;
  bytes: number;
  /** Its beginning. */
  text: string;
}

/** Asks as it is, over a connection of its own from a network of its own. Never rejects. */
export function ask(port: number, { method, path, headers, body, network }: Asked): Promise<Answer> {
  return new Promise((resolve) => {
    const began = performance.now();
    const answer: Answer = { status: 0, ms: 0, bytes: 0, text: '' };
    const done = (): void => {
      resolve({ ...answer, ms: performance.now() - began });
    };
    const bytes = Buffer.from(body);
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, method, path, localAddress: network, agent: false, timeout: 60_000 },
        headers: { ...headers, ...(bytes.length > 0 && { 'content-length': String(bytes.length) }) },
      },
      (answered) => {
        answer.status = answered.statusCode ?? 0;
        answered.on('data', (part: Buffer) => {
          answer.bytes += part.length;
          if (answer.text.length < 4_000) answer.text += part.toString('utf8');
        });
        answered.on('close', done);
        answered.on('error', done);
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', done);
    sent.end(bytes);
  });
}
