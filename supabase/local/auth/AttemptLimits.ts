import { createRateLimiter } from '../../functions/_shared/rateLimiter.ts';

const minute = 60_000;

/** Who tries: the network, and the browser if this person has signed in there before (KnownBrowsers). */
export interface Tries {
  account: string;
  network: string;
  knownBrowser: string | null;
}

/**
 * How often one may try. Guesses at a password count for the account and the network together, so that a stranger's do
 * not shut its owner out; many networks at one account are stopped as well, and then the owner's known browsers and the
 * link in a mail still lead in. Only wrong tries count.
 */
export class AttemptLimits {
  readonly #requests = createRateLimiter({ burst: 240, perMs: 5 * minute });
  readonly #guesses = createRateLimiter({ burst: 40, perMs: 10 * minute });
  readonly #pairs = createRateLimiter({ burst: 8, perMs: 15 * minute });
  readonly #accounts = createRateLimiter({ burst: 40, perMs: 60 * minute });
  readonly #browsers = createRateLimiter({ burst: 12, perMs: 15 * minute });
  readonly #codes = createRateLimiter({ burst: 10, perMs: 15 * minute });
  readonly #mailsOfNetwork = createRateLimiter({ burst: 20, perMs: 60 * minute });
  readonly #mailsTo = createRateLimiter({ burst: 4, perMs: 60 * minute });

  /** Each answers 0 when there was room, else ms to wait. */
  request(network: string): number {
    return this.#requests.take(network);
  }

  guess({ account, network, knownBrowser }: Tries): number {
    if (knownBrowser !== null) return this.#browsers.take(knownBrowser);
    return (
      this.#guesses.take(network) || this.#pairs.take(`${account} ${network}`) || this.#accounts.take(account)
    );
  }

  /** It was no guess: the password was right. */
  wasRight({ account, network, knownBrowser }: Tries): void {
    if (knownBrowser !== null) {
      this.#browsers.giveBack(knownBrowser);
      return;
    }
    this.#guesses.giveBack(network);
    this.#pairs.giveBack(`${account} ${network}`);
    this.#accounts.giveBack(account);
  }

  link(network: string): number {
    return this.#guesses.take(network);
  }

  linkWasRight(network: string): void {
    this.#guesses.giveBack(network);
  }

  /** A code of an authenticator, or the present password of somebody signed in: for the account, from wherever. */
  code(userId: string): number {
    return this.#codes.take(userId);
  }

  codeWasRight(userId: string): void {
    this.#codes.giveBack(userId);
  }

  mail(address: string, network: string): number {
    return this.#mailsOfNetwork.take(network) || this.#mailsTo.take(address);
  }
}
