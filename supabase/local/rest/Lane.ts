import postgres from 'postgres';

export interface LaneSize {
  /** Statements that run at once. */
  connections: number;
  /** Requests that may wait for one of them; more are told to come again. */
  waiting: number;
  /** ms that one waits at most. */
  patience: number;
}

export type LanePool = postgres.Sql<{ date: string; boolean: string }>;

const asItCame = { serialize: (text: string) => text, parse: (text: string) => text };

/** Connections of one kind of asker: whoever fills it makes only their like wait. */
export class Lane {
  readonly #pool: LanePool;
  readonly #size: LaneSize;
  #running = 0;
  readonly #waiting: ((free: boolean) => void)[] = [];

  constructor(socketDir: string, name: string, size: LaneSize) {
    this.#size = size;
    this.#pool = postgres({
      host: socketDir,
      port: 5432,
      user: 'authenticator',
      database: 'postgres',
      max: size.connections,
      connection: { application_name: `hiroba ${name}`, TimeZone: 'UTC' },
      onnotice: () => undefined,
      fetch_types: false,
      // A value of an address goes to Postgres as it came: Postgres says whether it is a date.
      types: {
        date: { to: 1184, from: [1082, 1114, 1184], ...asItCame },
        boolean: { to: 16, from: [16], ...asItCame },
      },
    });
  }

  /** Null: too many are waiting already, or it took too long. */
  async run<T>(work: (pool: LanePool) => Promise<T>): Promise<T | null> {
    if (!(await this.#takeTurn())) return null;
    try {
      return await work(this.#pool);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(true);
      else this.#running -= 1;
    }
  }

  #takeTurn(): Promise<boolean> {
    if (this.#running < this.#size.connections) {
      this.#running += 1;
      return Promise.resolve(true);
    }
    if (this.#waiting.length >= this.#size.waiting) return Promise.resolve(false);
    return new Promise((decide) => {
      const turn = (free: boolean): void => {
        clearTimeout(timer);
        decide(free);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        turn(false);
      }, this.#size.patience);
      this.#waiting.push(turn);
    });
  }

  async close(): Promise<void> {
    await this.#pool.end({ timeout: 2 });
  }
}
