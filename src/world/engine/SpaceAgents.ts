import { Color, type Scene, type Vector3 } from 'three';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { SceneFetchError } from '../loaders/fetchBytes.ts';
import type { LoadAgents } from '../core/AgentsPicture.ts';
import { Agents } from '../systems/Agents.ts';
import type { Hour, Moment } from '../core/moment.ts';
import { openLight } from '../core/momentLook.ts';

/**
 * The people and vehicles of the space one is in. They come after the first picture, only where motion is wanted, and
 * their absence is no failure: the town stands without them.
 */
export class SpaceAgents {
  readonly #scene: Scene;
  readonly #load: LoadAgents | null;
  readonly #onCome: () => void;
  readonly #tint = new Color(1, 1, 1);
  #lamps = 0;
  #hour: Hour = 'noon';
  #wanted: SceneSpace['movers'] | null = null;
  #coming: AbortController | null = null;
  #agents: Agents | null = null;
  #isAllowed = false;

  constructor(scene: Scene, load: LoadAgents | null, onCome: () => void) {
    this.#scene = scene;
    this.#load = load;
    this.#onCome = onCome;
  }

  /** Are they there and seen? Then the picture is never finished. */
  get isAbout(): boolean {
    return this.#agents !== null && this.#isAllowed;
  }

  /** The first picture of a space has been drawn: now they may be fetched. */
  begin(space: SceneSpace): void {
    this.#wanted = space.movers ?? null;
    this.#fetch();
  }

  /** The device draws fast enough, and motion is welcome. */
  allow(isAllowed: boolean): void {
    if (isAllowed === this.#isAllowed) return;
    this.#isAllowed = isAllowed;
    if (this.#agents) this.#agents.picture.root.visible = isAllowed;
    this.#fetch();
    this.#onCome();
  }

  /** The light of a season and an hour, and who is about then. */
  show(moment: Moment, space: Pick<SceneSpace, 'light' | 'indoor'>): void {
    const { tint, lamps } = openLight(moment, space);
    this.#tint.setRGB(...tint);
    this.#lamps = lamps;
    this.#hour = moment.hour;
    this.#agents?.setTint(this.#tint, lamps);
    this.#agents?.setHour(moment.hour);
  }

  /** Answers whether they move. */
  step(dt: number, visitor: Vector3): boolean {
    if (!this.#agents || !this.#isAllowed) return false;
    this.#agents.step(dt, visitor);
    return true;
  }

  #fetch(): void {
    const { agents, wanted, load } = { agents: this.#agents, wanted: this.#wanted, load: this.#load };
    if (agents || !wanted || !load || !this.#isAllowed || this.#coming) return;
    const mine = new AbortController();
    this.#coming = mine;
    void load(wanted, mine.signal).then(
      ({ actors, picture }) => this.#arrive(new Agents(actors, picture), mine),
      (error: unknown) => {
        if (this.#coming === mine) this.#coming = null;
        if (!mine.signal.aborted && !(error instanceof SceneFetchError)) throw error;
      },
    );
  }

  #arrive(agents: Agents, mine: AbortController): void {
    if (mine.signal.aborted) {
      agents.dispose();
      return;
    }
    this.#coming = null;
    this.#agents = agents;
    agents.setTint(this.#tint, this.#lamps);
    agents.setHour(this.#hour);
    agents.picture.root.visible = this.#isAllowed;
    this.#scene.add(agents.picture.root);
    this.#onCome();
  }

  /** Another space: whoever was about is gone, GPU memory and all. */
  leave(): void {
    this.#coming?.abort();
    this.#coming = null;
    this.#wanted = null;
    if (!this.#agents) return;
    this.#scene.remove(this.#agents.picture.root);
    this.#agents.dispose();
    this.#agents = null;
  }
}
