import type { RequestListener } from 'node:http';
import { refuse } from './refusals.ts';
import { wrongHead } from './wrongHead.ts';

type GuardOptions = {
  /** Addresses that programs ask, and not a browser's address line. */
  isApiAddress: (target: string) => boolean;
  /** People reach the server by https: browsers are told to stay with it. */
  isHttps: boolean;
  /** Until an answer begins; longer than a body may take (openPort) and any statement of the database. */
  answerWithinMs?: number;
};

/** A year, and this host alone: what else a town has below its name is not ours to say. */
const stayWithHttps = 'max-age=31536000';

/**
 * Stands before every door: what no door could want is refused here, with one fixed sentence, and nobody waits for
 * ever. A body is judged where it is read (takeBody.ts).
 */
export function guarded(front: RequestListener, options: GuardOptions): RequestListener {
  const { isApiAddress, isHttps, answerWithinMs = 45_000 } = options;
  return (request, response) => {
    if (isHttps) response.setHeader('strict-transport-security', stayWithHttps);
    const code = wrongHead(request, isApiAddress(request.url ?? ''));
    if (code) {
      refuse(response, code);
      return;
    }
    const patience = setTimeout(() => {
      if (response.headersSent) return;
      refuse(response, 'took_too_long');
    }, answerWithinMs);
    response.once('close', () => {
      clearTimeout(patience);
    });
    front(request, response);
  };
}
