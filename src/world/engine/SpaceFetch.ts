import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { LoadedSpace, LoadSpace } from '../core/LoadedSpace.ts';
import type { Moment } from '../core/moment.ts';
import type { Signals, WorldSignals } from '../core/Signals.ts';

/** Fetches one space at a time: a newer request ends the one before. */
export class SpaceFetch {
  readonly #load: LoadSpace;
  readonly #signals: Signals<WorldSignals>;
  #running: AbortController | null = null;

  constructor(load: LoadSpace, signals: Signals<WorldSignals>) {
    this.#load = load;
    this.#signals = signals;
  }

  /** In the light of the moment that is wanted when it arrives. Null when a newer request has overtaken this one. */
  async fetch(space: SceneSpace, tier: 1 | 2 | 3, wanted: () => Moment): Promise<LoadedSpace | null> {
    this.abort();
    const mine = new AbortController();
    this.#running = mine;
    const { space_id } = space;
    try {
      const onBytes = (loaded: number, total: number) =>
        this.#signals.emit('loading', { space_id, loaded, total });
      const asked = wanted();
      const loaded = await this.#load(space, tier, asked, onBytes, mine.signal);
      if (asked !== wanted()) await loaded.setMoment(wanted()); // chosen on the way
      if (!mine.signal.aborted) return loaded;
      loaded.dispose();
      return null;
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#running === mine) this.#running = null;
    }
  }

  abort(): void {
    this.#running?.abort();
  }
}
