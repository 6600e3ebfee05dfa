import type { SceneManifest } from '../../../../supabase/functions/_shared/contract/scene.ts';
import { dwell, track } from '../../../tracking/index.ts';
import { eyeOver } from '../../../world/core/arrival.ts';
import { isSameMoment, usualMoment, type Moment } from '../../../world/core/moment.ts';
import type { World } from '../../../world/engine/World.ts';
import { DoorMemory } from './DoorMemory.ts';
import { PlaceGoneTo } from './PlaceGoneTo.ts';
import { StandingPlace } from './StandingPlace.ts';
import { Staying } from './Staying.ts';
import type { TourIndex } from '../tourIndex.ts';

/** How a card came to be open: by the visitor's own act, by staying near, or by the address. */
export type OpenedBy = 'act' | 'stay' | 'link';

export interface TourState {
  spaceId: string | null;
  /** A space being fetched after the first. */
  goingTo: string | null;
  progress: { loaded: number; total: number } | null;
  isDrawn: boolean;
  nearSpotId: string | null;
  /** The place one went to by its name and still stands at. */
  atPlaceId: string | null;
  nearDoor: { doorId: string; toSpace: string; placeId: string | null } | null;
  openSpotId: string | null;
  openedBy: OpenedBy;
  /** A space could not be fetched; one stays where one is. */
  hasTrouble: boolean;
  /** The season and the hour that are shown, and those on their way. */
  moment: Moment;
  momentGoing: Moment | null;
  /** Those asked for could not be fetched; the ones before stay. */
  hasMomentTrouble: boolean;
  /** The town is looked at as a model from above. */
  isAbove: boolean;
}

const start: TourState = {
  spaceId: null,
  goingTo: null,
  progress: null,
  isDrawn: false,
  nearSpotId: null,
  atPlaceId: null,
  nearDoor: null,
  openSpotId: null,
  openedBy: 'act',
  hasTrouble: false,
  moment: usualMoment,
  momentGoing: null,
  hasMomentTrouble: false,
  isAbove: false,
};

/** Between the world and the page: turns signals into state and into tracked events, and acts into world commands. */
export class TourGuide {
  readonly world: World;
  readonly manifest: SceneManifest;
  #index: TourIndex;
  #state = start;
  #listeners = new Set<() => void>();
  #undo: (() => void)[] = [];
  #stopDwell: (() => void) | null = null;
  #dwellsAt: string | null = null;
  #placeId: string | null = null;
  #staying: Staying;
  #doors: DoorMemory;
  #standing: StandingPlace;
  #goneTo: PlaceGoneTo;

  constructor(world: World, index: TourIndex) {
    this.world = world;
    this.manifest = world.manifest;
    this.#index = index;
    this.#staying = new Staying(() => this.#openByStaying());
    this.#doors = new DoorMemory(world.manifest);
    this.#standing = new StandingPlace(world);
    this.#goneTo = new PlaceGoneTo(world);
  }

  get state(): TourState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): TourState => this.#state;

  /** Words come after the first picture, may be published anew, or change language, while one walks. */
  setIndex(index: TourIndex): void {
    this.#index = index;
    const { spaceId, nearSpotId } = this.#state;
    if (spaceId !== null && this.#placeId === null) this.#enteredInside(spaceId);
    const near = nearSpotId === null ? undefined : index.spot(nearSpotId);
    if (near) this.#enteredPlace(near.place.place_id);
    this.#dwell();
  }

  setOpensByStaying(isOn: boolean): void {
    this.#staying.isOn = isOn;
  }

  /** Listens to the world; the returned function ends it and forgets the space. */
  begin(): () => void {
    const { signals } = this.world;
    this.#undo = [
      signals.on('loading', ({ loaded, total }) => this.#set({ progress: { loaded, total } })),
      signals.on('space_entered', ({ space_id }) => this.#enteredSpace(space_id)),
      signals.on('drawn', () => this.#set({ isDrawn: true })),
      signals.on('spot_near', ({ spot_id, place_id }) => this.#cameNear(spot_id, place_id)),
      signals.on('spot_left', () => {
        this.#staying.left();
        this.#set({ nearSpotId: null });
      }),
      signals.on('door_near', (d) =>
        this.#set({ nearDoor: { doorId: d.door_id, toSpace: d.to_space, placeId: d.place_id } }),
      ),
      signals.on('door_left', () => this.#set({ nearDoor: null })),
      signals.on('moved', ({ x, z }) => {
        this.#staying.moved(x, z);
        this.#standing.moved(x, z);
        const atPlaceId = this.#goneTo.moved(x, z);
        if (atPlaceId !== this.#state.atPlaceId) this.#set({ atPlaceId });
      }),
      signals.on('overlook_changed', ({ is_above }) => {
        if (is_above) this.#standing.leave();
        this.#set({ isAbove: is_above });
      }),
    ];
    return () => {
      for (const undo of this.#undo) undo();
      this.#staying.left();
      this.#standing.leave();
      this.#stopDwell?.();
      this.#stopDwell = null;
      this.#dwellsAt = null;
      this.world.leave();
      this.#state = start;
    };
  }

  /** The first space: the address's spot, else its space, else the square. Rejects when it cannot be fetched. */
  async enterFirst(spaceId: string | null, spotId: string | null): Promise<void> {
    const spot = spotId === null ? undefined : this.#index.spot(spotId);
    const known = this.manifest.spaces.some((s) => s.space_id === spaceId) ? spaceId : null;
    const first = spot?.spaceId ?? known ?? this.manifest.entry_space;
    const arrival = spotId === null ? undefined : this.#arrivalAt(first, spotId);
    if ((await this.world.enterSpace(first, arrival)) && spot) this.#open(spot.spot.spot_id, 'link');
  }

  /** Opens a spot's card and goes there, through another space when need be. */
  async goToSpot(spotId: string): Promise<void> {
    const entry = this.#index.spot(spotId);
    if (!entry) return;
    if (entry.spaceId !== null && entry.spaceId !== this.#state.spaceId) {
      if (!(await this.#enter(entry.spaceId, this.#arrivalAt(entry.spaceId, spotId)))) return;
    } else this.world.goToSpot(spotId);
    this.#open(spotId, 'act');
  }

  /** On a guided walk: goes to a spot without opening its card. False when it could not be reached. */
  async leadTo(spotId: string): Promise<boolean> {
    const entry = this.#index.spot(spotId);
    if (!entry || entry.spaceId === null) return false;
    this.closeCard();
    if (entry.spaceId === this.#state.spaceId) return this.world.goToSpot(spotId);
    return this.#enter(entry.spaceId, this.#arrivalAt(entry.spaceId, spotId));
  }

  /** Shows another season or hour; where one stands stays the same. When it cannot be fetched, the one before stays. */
  async showMoment(moment: Moment): Promise<void> {
    const { moment: shown, momentGoing } = this.#state;
    if (isSameMoment(moment, momentGoing ?? shown)) return;
    this.#set({ momentGoing: moment, hasMomentTrouble: false, progress: null });
    try {
      await this.world.setMoment(moment);
      if (this.#state.momentGoing === moment) this.#set({ moment, momentGoing: null });
    } catch {
      if (this.#state.momentGoing === moment) this.#set({ momentGoing: null, hasMomentTrouble: true });
    }
  }

  /** Up to the model of the town, or back to where one stood. */
  toggleAbove(): void {
    this.closeCard();
    if (this.world.isAbove) this.world.comeDown();
    else this.world.lookOver();
  }

  async goToPlace(placeId: string): Promise<void> {
    const spaceId = this.#index.spaceOfPlace(placeId);
    if (spaceId === null) return;
    this.closeCard();
    if (spaceId !== this.#state.spaceId && !(await this.#enter(spaceId))) return;
    this.world.goToPlace(placeId);
    this.#goneTo.set(placeId);
    this.#enteredPlace(placeId);
  }

  /** Through a door one stands at, or one that was pointed at. */
  async goThrough(doorId: string): Promise<void> {
    const door = this.world.space?.doors.find((d) => d.door_id === doorId);
    if (!door) return;
    this.closeCard();
    const fromId = this.#state.spaceId ?? '';
    const { x, y, z } = this.world.position;
    const arrival = this.#doors.comeOut(fromId, door);
    this.#doors.goIn(fromId, door, [x, y, z]);
    if (await this.#enter(door.to_space, arrival)) {
      if (door.place_id !== undefined) this.#enteredPlace(door.place_id);
    }
  }

  /** The key home: the square, or its middle when one is in it already. */
  async backToSquare(): Promise<void> {
    this.closeCard();
    if (this.#state.spaceId === this.manifest.entry_space) this.world.resetView();
    else await this.#enter(this.manifest.entry_space);
  }

  openNear(): boolean {
    const { nearSpotId } = this.#state;
    if (nearSpotId === null) return false;
    this.world.goToSpot(nearSpotId);
    this.#open(nearSpotId, 'act');
    return true;
  }

  closeCard(): void {
    if (this.#state.openSpotId === null) return;
    this.#staying.dismissed();
    this.#set({ openSpotId: null });
  }

  /** One has just been told about the spot one stands at: its card does not open by itself until one comes back. */
  stayQuiet(): void {
    this.#staying.dismissed();
  }

  forgetTrouble(): void {
    this.#set({ hasTrouble: false });
  }

  #arrivalAt(spaceId: string, spotId: string) {
    const space = this.manifest.spaces.find((s) => s.space_id === spaceId);
    const spot = space?.spots.find((s) => s.spot_id === spotId);
    if (!spot) return undefined;
    return { eye: eyeOver(spot.stand), target: spot.anchor };
  }

  async #enter(spaceId: string, arrival?: Parameters<World['enterSpace']>[1]): Promise<boolean> {
    this.#set({ goingTo: spaceId, progress: null, hasTrouble: false });
    try {
      return await this.world.enterSpace(spaceId, arrival);
    } catch {
      this.#set({ hasTrouble: true });
      return false;
    } finally {
      this.#set({ goingTo: null });
    }
  }

  #enteredSpace(space_id: string): void {
    track('space_entered', { space_id });
    this.#goneTo.forget();
    this.#set({ spaceId: space_id, openSpotId: null, atPlaceId: null, isDrawn: this.#state.isDrawn });
    this.#enteredInside(space_id);
  }

  /** The school's inside is the school; out in the town one is at no place yet. */
  #enteredInside(space_id: string): void {
    const inside = this.#index.places.find((p) => p.space_id === space_id);
    if (inside && space_id !== this.manifest.entry_space) this.#enteredPlace(inside.place_id);
    else this.#placeId = null;
  }

  #enteredPlace(place_id: string): void {
    if (this.#placeId === place_id || !this.#index.place(place_id)) return;
    this.#placeId = place_id;
    track('place_entered', { place_id, surface: 'tour' });
  }

  #cameNear(spotId: string, placeId: string): void {
    this.#enteredPlace(placeId);
    this.#set({ nearSpotId: spotId });
    this.#staying.came(spotId);
  }

  #openByStaying(): void {
    const { nearSpotId, openSpotId } = this.#state;
    if (nearSpotId !== null && openSpotId === null && !this.#state.isAbove) this.#open(nearSpotId, 'stay');
  }

  #open(spotId: string, by: OpenedBy): void {
    const entry = this.#index.spot(spotId);
    if (!entry) return;
    if (this.#state.openSpotId !== spotId) {
      this.#enteredPlace(entry.place.place_id);
      track('spot_opened', { place_id: entry.place.place_id, spot_id: spotId, surface: 'tour' });
    }
    this.#set({ openSpotId: spotId, openedBy: by });
  }

  #set(change: Partial<TourState>): void {
    this.#state = { ...this.#state, ...change };
    this.#dwell();
    for (const listener of this.#listeners) listener();
  }

  /** The open card counts, else the spot one stands at. */
  #dwell(): void {
    // Who looks at the town from above is at no spot, wherever the feet are.
    const spotId = this.#state.isAbove ? null : (this.#state.openSpotId ?? this.#state.nearSpotId);
    if (spotId === this.#dwellsAt) return;
    this.#stopDwell?.();
    const entry = spotId === null ? undefined : this.#index.spot(spotId);
    this.#dwellsAt = entry ? spotId : null;
    this.#stopDwell = entry
      ? dwell.enter({ place_id: entry.place.place_id, spot_id: entry.spot.spot_id, surface: 'tour' })
      : null;
  }
}
