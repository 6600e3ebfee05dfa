import { PerspectiveCamera, Raycaster, Scene, Vector2, Vector3, type Object3D } from 'three';
import type { SceneManifest, SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { Flight } from '../systems/Flight.ts';
import { Gaze, pitchTo, yawTo } from '../systems/Gaze.ts';
import { Labels } from '../systems/Labels.ts';
import { Marker } from '../systems/Marker.ts';
import { Sight } from '../systems/Sight.ts';
import { Walker } from '../systems/Walker.ts';
import { Zones } from '../systems/Zones.ts';
import { Intent } from './Intent.ts';
import type { LoadedSpace, LoadSpace } from './LoadedSpace.ts';
import { Signals, type WorldSignals } from './Signals.ts';
import { TierJudge } from './tiers.ts';
import { Lens } from './Lens.ts';
import { labelAnchors } from './labelAnchors.ts';

/** Eyes of someone who walks with children. Metres. */
export const eyeHeight = 1.45;
const longestFrame = 0.25; // seconds; a longer pause is a pause, not a step
const movedEvery = 0.25;
const walkInstead = 14; // metres: what is nearer outdoors is walked to, not flown to

export type Arrival = { eye: readonly [number, number, number]; target: readonly [number, number, number] };
export type Travel = 'walk' | 'fly' | 'jump';

/**
 * The town as an engine: no page in it. Commands come in as methods, news goes out as signals, and `step` is called
 * once for each drawn frame, in the one written order below.
 */
export class World {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(60, 1, 0.12, 1600);
  readonly signals = new Signals<WorldSignals>();
  readonly intent = new Intent();
  readonly gaze = new Gaze();
  readonly walker = new Walker();
  readonly zones = new Zones(this.signals);
  readonly labels = new Labels();
  readonly lens = new Lens(this.camera);
  readonly marker = new Marker();
  readonly manifest: SceneManifest;
  /** Someone must draw a frame soon. Set by whoever draws. */
  onWake: () => void = () => undefined;
  /** False: no eased walking, no flights, nothing that moves by itself. */
  #isGentle = true;
  space: SceneSpace | null = null;
  loaded: LoadedSpace | null = null;

  #tier: 1 | 2 | 3;
  #load: LoadSpace;
  #loading: AbortController | null = null;
  #flight = new Flight();
  #sight = new Sight();
  #judge = new TierJudge();
  #eye = new Vector3();
  #landing = new Vector3();
  #landingFace = { yaw: 0, pitch: 0 };
  #hasMoved = true;
  #wasActive = false;
  #sinceMoved = 0;
  #time = 0;
  #awaitsDrawn = false;
  #ray = new Raycaster();
  #ndc = new Vector2();
  #hit = new Vector3();
  #faceOnArrival: Vector3 | null = null;

  constructor(manifest: SceneManifest, load: LoadSpace, tier: 1 | 2 | 3) {
    this.manifest = manifest;
    this.#load = load;
    this.#tier = tier;
    this.camera.rotation.order = 'YXZ';
    this.scene.matrixAutoUpdate = false;
    this.scene.add(this.marker.mesh);
  }

  setGentle(isGentle: boolean): void {
    this.#isGentle = isGentle;
    this.wake();
  }

  get tier(): 1 | 2 | 3 {
    return this.#tier;
  }

  /**
   * Fetches a space and stands in it; the one before is thrown away only then. False when a newer wish has overtaken
   * this one; rejects when fetching fails.
   */
  async enterSpace(space_id: string, arrival?: Arrival): Promise<boolean> {
    const next = this.manifest.spaces.find((s) => s.space_id === space_id);
    if (!next) throw new Error(`scene ${this.manifest.scene_id} has no space ${space_id}`);
    const loaded = await this.#fetch(next);
    if (!loaded) return false;
    this.#show(next, loaded);
    this.#arriveAt(arrival ?? next.spawn);
    this.zones.enter(next.spots, next.doors);
    this.labels.enter(labelAnchors(next));
    this.#sight.enter();
    this.#awaitsDrawn = true;
    this.signals.emit('space_entered', { space_id });
    this.wake();
    return true;
  }

  /** Changes the quality; the space is fetched again only when its file differs. */
  async setTier(tier: 1 | 2 | 3): Promise<void> {
    const before = this.#tier;
    this.#tier = tier;
    this.#judge.restart();
    if (this.space && before !== tier) {
      const loaded = await this.#fetch(this.space);
      if (loaded) this.#show(this.space, loaded);
    }
    this.wake();
  }

  /** Null when a newer request has overtaken this one. */
  async #fetch(space: SceneSpace): Promise<LoadedSpace | null> {
    this.#loading?.abort();
    const mine = new AbortController();
    this.#loading = mine;
    const { space_id } = space;
    try {
      const onBytes = (loaded: number, total: number) =>
        this.signals.emit('loading', { space_id, loaded, total });
      const loaded = await this.#load(space, this.#tier, onBytes, mine.signal);
      if (!mine.signal.aborted) return loaded;
      loaded.dispose();
      return null;
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#loading === mine) this.#loading = null;
    }
  }

  #show(space: SceneSpace, loaded: LoadedSpace): void {
    const isSame = this.space === space;
    this.leave();
    this.space = space;
    this.loaded = loaded;
    this.scene.add(loaded.root);
    this.scene.fog = loaded.fog;
    if (isSame) {
      const at = this.#landing.copy(this.walker.position);
      this.walker.setMesh(loaded.navmesh, at);
    } else this.walker.setMesh(loaded.navmesh, this.#eye.set(...space.spawn.eye));
  }

  /** Throws the current space away: geometry, textures and all. */
  leave(): void {
    this.#loading?.abort();
    if (this.loaded) {
      this.scene.remove(this.loaded.root);
      this.loaded.dispose();
    }
    this.loaded = null;
    this.space = null;
    this.scene.fog = null;
    this.marker.hide();
    this.#flight.cancel();
    this.#faceOnArrival = null;
  }

  #arriveAt(arrival: Arrival): void {
    this.#eye.set(...arrival.eye);
    this.walker.place(this.#landing.copy(this.#eye).setY(this.#eye.y - eyeHeight));
    this.#landing.copy(this.walker.position).y += eyeHeight;
    const target = this.#hit.set(...arrival.target);
    this.gaze.face(yawTo(this.#landing, target), pitchTo(this.#landing, target));
    this.#hasMoved = true;
  }

  /** Goes to a spot of this space and looks at it. False when this space lacks it. */
  goToSpot(spot_id: string): boolean {
    const spot = this.space?.spots.find((s) => s.spot_id === spot_id);
    if (spot) this.#travel(spot.stand, spot.anchor);
    return spot !== undefined;
  }

  goToPlace(place_id: string): boolean {
    const place = this.space?.places.find((p) => p.place_id === place_id);
    if (place) this.#travel(place.stand, place.anchor);
    return place !== undefined;
  }

  goToDoor(door_id: string): boolean {
    const door = this.space?.doors.find((d) => d.door_id === door_id);
    if (door) this.#travel(door.at, door.at);
    return door !== undefined;
  }

  /** Back to where this space begins. */
  resetView(): void {
    if (!this.space) return;
    const { eye, target } = this.space.spawn;
    this.#travel([eye[0], eye[1] - eyeHeight, eye[2]], target);
  }

  #travel(stand: readonly [number, number, number], anchor: readonly [number, number, number]): void {
    const goal = new Vector3(...stand);
    const target = new Vector3(...anchor);
    this.loaded?.navmesh.clamp(goal, goal);
    if (!this.#isGentle) {
      this.#jump(goal, target);
      return;
    }
    const crow = goal.distanceTo(this.walker.position);
    const isWalk = this.space?.indoor === true || crow < walkInstead;
    this.#flight.cancel();
    const length = isWalk ? this.walker.walkTo(goal, 2.5) : Infinity;
    if (length < Math.max(20, crow * 2.5)) this.#faceOnArrival = target;
    else if (this.space?.indoor) this.#jump(goal, target);
    else this.#fly(goal, target);
    this.wake();
  }

  #jump(goal: Vector3, target: Vector3): void {
    this.#flight.cancel();
    this.walker.place(goal);
    const eye = this.#landing.copy(this.walker.position);
    eye.y += eyeHeight;
    this.gaze.face(yawTo(eye, target), pitchTo(eye, target));
    this.#hasMoved = true;
    this.#emitArrived();
    this.wake();
  }

  #fly(goal: Vector3, target: Vector3): void {
    this.walker.stop();
    const eye = this.#landing.copy(goal);
    eye.y += eyeHeight;
    this.#landingFace.yaw = yawTo(eye, target);
    this.#landingFace.pitch = pitchTo(eye, target);
    const { yaw, pitch } = this.#landingFace;
    this.#flight.begin(this.camera.position, this.gaze.yaw, this.gaze.pitch, eye, yaw, pitch);
  }

  /** Sets off toward what is under a point of the screen (-1..1, y up). Answers where, null when there is no way. */
  walkToScreen(x: number, y: number): Vector3 | null {
    if (!this.loaded || this.#flight.isOn) return null;
    this.#ray.setFromCamera(this.#ndc.set(x, y), this.camera);
    const { origin, direction } = this.#ray.ray;
    const ground = this.loaded.navmesh.raycast(origin, direction, this.#hit);
    this.#ray.far = Math.min(ground, 80) - 0.4;
    const wall = this.#ray.far > 0 ? firstSolid(this.#ray, this.loaded.root) : null;
    if (wall) this.#hit.copy(wall);
    else if (ground > 80) return null;
    const goal = new Vector3();
    this.loaded.navmesh.clamp(this.#hit, goal);
    this.#faceOnArrival = null;
    if (!this.#isGentle) {
      this.walker.place(goal);
      this.#hasMoved = true;
      this.#emitArrived();
    } else if (!Number.isFinite(this.walker.walkTo(goal))) return null;
    else this.marker.show(goal);
    this.wake();
    return goal;
  }

  wake(): void {
    this.onWake();
  }

  /** Places the camera at a named viewpoint, for pictures and counts; walking starts again from the nearest ground. */
  lookFrom(eye: readonly [number, number, number], target: readonly [number, number, number]): void {
    this.#flight.cancel();
    this.#arriveAt({ eye, target });
    this.camera.position.set(...eye);
    this.#hit.set(...target);
    this.camera.rotation.set(
      pitchTo(this.camera.position, this.#hit),
      yawTo(this.camera.position, this.#hit),
      0,
    );
    this.camera.updateMatrixWorld();
  }

  /** One frame. Seconds since the one before. Answers whether another is wanted. */
  step(elapsed: number): boolean {
    if (!this.loaded) return false;
    const isFollowing = this.#wasActive && elapsed <= longestFrame;
    const dt = this.#wasActive ? Math.min(elapsed, longestFrame) : 1 / 60;
    this.#time += dt;
    const isActive = this.#advance(dt) || this.#hasMoved;
    this.#hasMoved = false;
    this.#pose();
    this.zones.update(this.walker.position); // 4
    const isAlive = this.#animate(dt); // 5
    if (this.space && isActive)
      this.#sight.update(dt, this.loaded.navmesh, this.walker.position, this.space, this.labels); // 6
    this.labels.update(dt, this.camera, this.lens); // 7
    this.#report(dt, isActive);
    if (isFollowing && isActive) this.#judgeFrame(elapsed);
    this.#wasActive = isActive || isAlive;
    return this.#wasActive;
  }

  /** 1 gaze · 2 walker · 3 flight */
  #advance(dt: number): boolean {
    if (this.#flight.isOn) {
      if (this.intent.isMoving) this.#land();
      else {
        if (this.#flight.update(dt)) this.#land();
        return true;
      }
    }
    if (this.intent.isMoving) {
      this.#faceOnArrival = null;
      this.marker.hide();
    }
    const isTurning = this.gaze.update(dt, this.intent, this.#isGentle);
    const wasMoving = this.walker.isMoving;
    if (this.walker.update(dt, this.intent, this.gaze, this.#isGentle) === 'arrived') this.#faceGoal();
    return isTurning || wasMoving || this.walker.isMoving || this.intent.isActive;
  }

  #land(): void {
    this.#flight.cancel();
    this.#landing.y -= eyeHeight;
    this.walker.place(this.#landing);
    this.gaze.face(this.#landingFace.yaw, this.#landingFace.pitch);
    this.#emitArrived();
  }

  #faceGoal(): void {
    const target = this.#faceOnArrival;
    this.#faceOnArrival = null;
    this.#emitArrived();
    if (!target) return;
    const eye = this.#landing.copy(this.walker.position);
    eye.y += eyeHeight;
    this.gaze.turnTo(yawTo(eye, target), pitchTo(eye, target));
  }

  #emitArrived(): void {
    this.marker.hide();
    this.signals.emit('arrived', { x: this.walker.position.x, z: this.walker.position.z });
  }

  #pose(): void {
    if (this.#flight.isOn) {
      this.camera.position.copy(this.#flight.eye);
      this.camera.rotation.set(this.#flight.pitch, this.#flight.yaw, 0);
    } else {
      this.camera.position.copy(this.walker.position);
      this.camera.position.y += eyeHeight;
      this.camera.rotation.set(this.gaze.pitch, this.gaze.yaw, 0);
    }
    this.camera.updateMatrixWorld();
  }

  #animate(dt: number): boolean {
    if (!this.#isGentle || this.#tier < 3 || !this.loaded?.animate) return false;
    this.loaded.animate(this.#time, dt, this.walker.position.x, this.walker.position.z);
    return true;
  }

  #report(dt: number, isActive: boolean): void {
    if (this.#awaitsDrawn && this.space) {
      this.#awaitsDrawn = false;
      this.#sinceMoved = movedEvery;
      this.signals.emit('drawn', { space_id: this.space.space_id });
    }
    this.#sinceMoved += dt;
    if (this.#sinceMoved < movedEvery && isActive) return;
    this.#sinceMoved = 0;
    const { x, z } = this.walker.position;
    this.signals.emit('moved', { x, z, yaw: this.gaze.yaw });
  }

  #judgeFrame(elapsed: number): void {
    const verdict = this.#judge.add(elapsed);
    if (verdict) this.signals.emit('tier_judged', { verdict });
  }
}

/** Where the ray first meets something that is not a leaf, as a point; used at a tap, never per frame. */
function firstSolid(ray: Raycaster, root: Object3D): Vector3 | null {
  for (const hit of ray.intersectObject(root, true)) {
    if (hit.object.userData.isSeeThrough !== true) return hit.point;
  }
  return null;
}
