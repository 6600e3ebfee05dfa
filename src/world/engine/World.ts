import { PerspectiveCamera, Scene, Vector3 } from 'three';
import type { SceneManifest, SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { Labels } from '../systems/Labels.ts';
import { NavMesh } from '../systems/NavMesh.ts';
import { Marker } from '../systems/Marker.ts';
import { Picker } from '../systems/Picker.ts';
import { Sight } from '../systems/Sight.ts';
import { frontView } from '../systems/frontView.ts';
import { Traveller } from '../systems/Traveller.ts';
import { Zones } from '../systems/Zones.ts';
import type { LoadAgents } from '../core/AgentsPicture.ts';
import { SpaceAgents } from './SpaceAgents.ts';
import { Input } from '../core/Input.ts';
import { anchorPoints, labelAnchors, overlookAnchors } from '../systems/labelAnchors.ts';
import { eyeHeight, eyeOver, type Arrival, type Point } from '../core/arrival.ts';
import { Lens } from '../core/Lens.ts';
import type { LoadedSpace, LoadSpace } from '../core/LoadedSpace.ts';
import { usualMoment, type Moment } from '../core/moment.ts';
import { Signals, type WorldSignals } from '../core/Signals.ts';
import { TierJudge, tierRules } from '../core/tiers.ts';
import { SpaceFetch } from './SpaceFetch.ts';
import { tryAgain } from './tryAgain.ts';

const longestFrame = 0.5; // seconds; a slower picture does not make a longer step
const pause = 2; // seconds; a tab that was away goes on where it was
const movedEvery = 0.25;

/**
 * The town as an engine: no page in it. Commands are methods, news are signals; `step` is called for each frame drawn,
 * in the order below.
 */
export class World {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(60, 1, 0.12, 1600);
  readonly signals = new Signals<WorldSignals>();
  readonly input = new Input();
  readonly traveller = new Traveller();
  readonly labels = new Labels();
  readonly lens = new Lens(this.camera);
  readonly marker = new Marker();
  /** Who goes about by themselves. */
  readonly agents: SpaceAgents;
  readonly manifest: SceneManifest;
  /** Someone must draw a frame soon. Set by whoever draws. */
  onWake: () => void = () => undefined;
  space: SceneSpace | null = null;
  loaded: LoadedSpace | null = null;
  /** Where one may walk in the space one is in. */
  ground: NavMesh | null = null;

  #tier: 1 | 2 | 3;
  readonly #fetch: SpaceFetch;
  #moment: Moment = usualMoment;
  #wish: Moment = usualMoment;
  readonly #zones = new Zones(this.signals);
  readonly #sight = new Sight();
  readonly #judge = new TierJudge();
  readonly #picker = new Picker();
  #isRunning = false;
  #isLively = false;
  #wasActive = false;
  #wasSteered = false;
  #sinceMoved = 0;
  #time = 0;
  #awaitsDrawn = false;

  constructor(
    manifest: SceneManifest,
    load: LoadSpace,
    tier: 1 | 2 | 3,
    loadAgents: LoadAgents | null = null,
  ) {
    this.manifest = manifest;
    this.agents = new SpaceAgents(this.scene, loadAgents, () => this.wake());
    this.#fetch = new SpaceFetch(load, this.signals);
    this.#tier = tier;
    this.camera.rotation.order = 'YXZ';
    this.scene.matrixAutoUpdate = false;
    this.scene.add(this.marker.mesh);
  }

  /** The season and the hour that are shown. */
  get moment(): Moment {
    return this.#moment;
  }

  /** Shows another season or hour; rejects when what it needs cannot be fetched, and then nothing has changed. */
  async setMoment(moment: Moment): Promise<void> {
    this.#wish = moment;
    await this.loaded?.setMoment(moment);
    if (this.#wish !== moment) return; // another has been chosen meanwhile
    this.#moment = moment;
    if (this.space) this.agents.show(moment, this.space);
    this.signals.emit('moment_changed', moment);
    this.wake();
  }

  get tier(): 1 | 2 | 3 {
    return this.#tier;
  }

  /** Where one stands, metres. Read only. */
  get position(): Vector3 {
    return this.traveller.walker.position;
  }

  wake(): void {
    this.onWake();
  }

  /** False: no eased walking, no flights, nothing that moves by itself. */
  setMotionAllowed(motionAllowed: boolean): void {
    this.traveller.motionAllowed = motionAllowed;
    this.allowAgents();
    this.wake();
  }

  /** True: the device draws fast enough for people and vehicles that go about by themselves. */
  setLively(isLively: boolean): void {
    this.#isLively = isLively;
    this.allowAgents();
  }

  allowAgents(): void {
    this.loaded?.setAlive(this.#isAlive);
    this.agents.allow(this.#isLively && this.traveller.motionAllowed);
  }

  /** Nobody acts: what is drawn next is only what moves by itself, and may be drawn less often. */
  get isOnlyAlive(): boolean {
    return this.#isRunning && !this.#wasActive;
  }

  /** 1 is usual: how fast one walks. */
  setPace(pace: number): void {
    this.traveller.walker.pace = pace;
  }

  /** False: what is far is reached in one cut instead of by air. */
  setFlights(flies: boolean): void {
    this.traveller.flies = flies;
  }

  /**
   * Fetches a space and stands in it; the one before is thrown away only then. False when a newer wish has overtaken
   * this one; rejects when fetching fails.
   */
  async enterSpace(space_id: string, arrival?: Arrival): Promise<boolean> {
    const next = this.manifest.spaces.find((s) => s.space_id === space_id);
    if (!next) throw new Error(`scene ${this.manifest.scene_id} has no space ${space_id}`);
    const loaded = await this.#fetch.fetch(next, this.#tier, () => this.#moment);
    if (!loaded) return false;
    this.#show(next, loaded);
    const { eye, target } = arrival ?? next.spawn;
    const wasAbove = this.traveller.isAbove;
    this.traveller.appear(eye, target);
    if (wasAbove) this.signals.emit('overlook_changed', { is_above: false });
    this.#zones.enter(next.spots, next.doors);
    this.labels.enter(labelAnchors(next));
    this.#awaitsDrawn = true;
    this.signals.emit('space_entered', { space_id });
    this.wake();
    return true;
  }

  /** Changes the quality; where one stands stays the same. */
  async setTier(tier: 1 | 2 | 3): Promise<void> {
    const before = this.#tier;
    this.#tier = tier;
    this.#judge.restart();
    const { space } = this;
    if (space && before !== tier) {
      const loaded = await this.#fetch.fetch(space, tier, () => this.#moment);
      if (loaded) await this.#exchange(space, loaded);
    }
    this.wake();
  }

  /** Another quality of the same space is shown once all of it is there, so that nothing one looks at goes missing. */
  async #exchange(space: SceneSpace, loaded: LoadedSpace): Promise<void> {
    const before = this.loaded;
    await loaded.stream(() => undefined);
    if (this.loaded !== before) {
      loaded.dispose();
      return;
    }
    this.#show(space, loaded);
    this.agents.begin(space);
  }

  #show(space: SceneSpace, loaded: LoadedSpace): void {
    this.leave();
    this.space = space;
    this.loaded = loaded;
    this.scene.add(loaded.root);
    this.scene.fog = loaded.fog;
    this.ground = new NavMesh(loaded.navmesh.positions, loaded.navmesh.indices);
    this.traveller.setGround(this.ground, space.indoor);
    loaded.setAlive(this.#isAlive);
    this.agents.show(this.#moment, space);
    this.#judge.restart();
  }

  /**
   * Fetches what lies further off, once; resolves when all parts of the space stand, rejects when the line has failed.
   */
  whole(): Promise<void> {
    return this.loaded?.stream(() => this.wake()) ?? Promise.resolve();
  }

  /** Throws the current space away: geometry, textures and all. */
  leave(): void {
    this.#fetch.abort();
    this.traveller.stop();
    this.marker.hide();
    this.agents.leave();
    if (this.loaded) {
      this.scene.remove(this.loaded.root);
      this.loaded.dispose();
    }
    this.loaded = null;
    this.ground = null;
    this.space = null;
    this.scene.fog = null;
  }

  /** Goes to a spot of this space and looks at it. False when this space lacks it. */
  goToSpot(spot_id: string): boolean {
    const spot = this.space?.spots.find((s) => s.spot_id === spot_id);
    if (spot) this.#travel(spot.stand, spot.anchor);
    return spot !== undefined;
  }

  goToPlace(place_id: string): boolean {
    const { space, ground } = this;
    const place = space?.places.find((p) => p.place_id === place_id);
    if (place && space && ground) this.#travel(...frontView(space, ground, place));
    return place !== undefined;
  }

  /** Back to where this space begins. */
  resetView(): void {
    if (!this.space) return;
    const { eye, target } = this.space.spawn;
    this.#travel([eye[0], eye[1] - eyeHeight, eye[2]], target);
  }

  #travel(stand: Point, anchor: Point): void {
    this.marker.hide();
    const wasAbove = this.traveller.isAbove;
    this.traveller.travel(this.camera, stand, anchor);
    if (this.traveller.walker.isOnPath) this.marker.show(new Vector3(...stand));
    if (wasAbove) this.#leaveAbove();
    this.wake();
  }

  get isAbove(): boolean {
    return this.traveller.isAbove;
  }

  /** Up to where the whole town is seen as a model, with its places named. False inside a building. */
  lookOver(): boolean {
    const { space, loaded } = this;
    if (!space || !loaded || space.indoor || this.isAbove) return false;
    const { x, y, z } = this.position;
    const anchors = overlookAnchors(space, eyeOver([x, y, z]));
    this.marker.hide();
    this.traveller.lookOver(this.camera, anchorPoints(anchors), this.lens);
    this.labels.enter(anchors, true);
    this.signals.emit('overlook_changed', { is_above: true });
    this.wake();
    return true;
  }

  /** Back down to where one stood. */
  comeDown(): void {
    if (!this.isAbove) return;
    this.traveller.comeDown(this.camera);
    this.#leaveAbove();
    this.wake();
  }

  #leaveAbove(): void {
    if (this.space) this.labels.enter(labelAnchors(this.space));
    this.signals.emit('overlook_changed', { is_above: false });
  }

  /** Sets off toward what is under a point of the screen (-1..1, y up). Answers where, null when there is no way. */
  walkToScreen(x: number, y: number): Vector3 | null {
    const { loaded, ground } = this;
    if (!loaded || !ground || this.traveller.isFlying || this.isAbove) return null;
    const goal = this.#picker.pick(x, y, this.camera, ground, loaded.root);
    if (!goal || !this.traveller.walkTo(goal)) return null;
    if (this.traveller.walker.isOnPath) this.marker.show(goal);
    this.signals.emit('set_off', { by: 'tap' });
    this.wake();
    return goal;
  }

  /** Places the camera at a named viewpoint, for pictures and counts; walking starts again from the nearest ground. */
  lookFrom(eye: Point, target: Point): void {
    this.traveller.appear(eye, target);
    this.camera.position.set(eye[0], eye[1], eye[2]);
    this.camera.lookAt(target[0], target[1], target[2]);
    this.camera.updateMatrixWorld();
  }

  /** One frame. Seconds since the one before. Answers whether another is wanted. */
  step(elapsed: number): boolean {
    const { loaded, space, ground } = this;
    if (!loaded || !space || !ground) return false;
    const dt = this.#isRunning && elapsed < pause ? Math.min(elapsed, longestFrame) : 1 / 60;
    this.#time += dt;
    // 1 input → look, feet, flight
    const isActive = this.traveller.update(dt, this.input);
    this.#noteKeys();
    this.marker.update(dt, this.traveller.motionAllowed);
    // 2 camera
    this.traveller.pose(this.camera);
    // 3 zones
    this.#zones.update(this.position);
    // 4 what moves by itself
    const isAlive = this.#animate(dt, loaded);
    // 5 labels: the last frame before standing still, and one drawn because the page has changed, put all of them right
    const isLast = !isActive && (this.#wasActive || !this.#isRunning);
    if (isActive || isLast)
      this.#sight.update(isLast ? Infinity : dt, ground, this.position, space, this.labels);
    this.labels.update(isLast ? Infinity : dt, this.camera, this.lens);
    // 6 news
    this.#report(dt, isActive);
    if (this.#isRunning && isActive && elapsed <= longestFrame) this.#judgeFrame(elapsed);
    this.#wasActive = isActive;
    this.#isRunning = isActive || isAlive;
    return this.#isRunning;
  }

  #noteKeys(): void {
    const isSteered = this.input.isMoving && !this.isAbove;
    if (isSteered) this.marker.hide();
    if (isSteered && !this.#wasSteered) this.signals.emit('set_off', { by: 'keys' });
    this.#wasSteered = isSteered;
  }

  /** Water, petals and snow move where people do, and in the richest quality. */
  get #isAlive(): boolean {
    return this.traveller.motionAllowed && (this.#isLively || tierRules[this.#tier].alive);
  }

  #animate(dt: number, loaded: LoadedSpace): boolean {
    const { position } = this;
    const isMoved = this.agents.step(dt, position);
    if (!this.#isAlive) return isMoved;
    loaded.animate(this.#time, position.x, position.z);
    return true;
  }

  /** Whoever draws says so after each picture. Answers true for the first of a space. */
  drew(): boolean {
    const { loaded, space } = this;
    if (!this.#awaitsDrawn || !space) return false;
    this.#awaitsDrawn = false;
    const isHere = () => this.loaded === loaded;
    void tryAgain(() => this.whole(), isHere);
    this.agents.begin(space);
    this.signals.emit('drawn', { space_id: space.space_id });
    return true;
  }

  #report(dt: number, isActive: boolean): void {
    const { x, z } = this.position;
    if (this.traveller.takeCut()) this.signals.emit('cut', { x, z });
    if (this.traveller.takeArrival()) {
      this.marker.hide();
      this.signals.emit('arrived', { x, z });
    } else if (!this.traveller.walker.isOnPath) this.marker.hide();
    if (this.#awaitsDrawn) this.#sinceMoved = movedEvery;
    this.#sinceMoved += dt;
    if (this.#sinceMoved < movedEvery && isActive) return;
    this.#sinceMoved = 0;
    this.signals.emit('moved', { x, z, yaw: this.traveller.look.yaw });
  }

  #judgeFrame(elapsed: number): void {
    const verdict = this.#judge.add(elapsed);
    if (verdict) this.signals.emit('tier_judged', { verdict });
  }
}
