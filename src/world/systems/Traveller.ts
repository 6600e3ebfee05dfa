import { Vector3, type PerspectiveCamera } from 'three';
import type { Intent } from '../core/Intent.ts';
import { Flight } from './Flight.ts';
import { Gaze, pitchTo, yawTo } from './Gaze.ts';
import type { NavMesh } from './NavMesh.ts';
import { Walker } from './Walker.ts';

/** Eyes of someone who walks with children. Metres. */
export const eyeHeight = 1.45;
const walkInstead = 14; // metres: what is nearer outdoors is walked to, not flown to

export type Point = readonly [number, number, number];

/** Feet, gaze and flights of the visitor, and the one way they become the camera's pose. */
export class Traveller {
  readonly gaze = new Gaze();
  readonly walker = new Walker();
  /** False: no eased walking, no flights; one is simply there. */
  isGentle = true;
  #mesh: NavMesh | null = null;
  #isIndoor = false;
  readonly #flight = new Flight();
  readonly #eye = new Vector3();
  readonly #landing = new Vector3();
  #landingYaw = 0;
  #landingPitch = 0;
  readonly #goal = new Vector3();
  readonly #target = new Vector3();
  #facesTarget = false;
  #hasArrived = false;
  #isPlaced = false;

  /** Another floor under the feet: the nearest ground to where one stood. */
  setGround(mesh: NavMesh, isIndoor: boolean): void {
    this.stop();
    this.#mesh = mesh;
    this.#isIndoor = isIndoor;
    this.walker.setMesh(mesh, this.#goal.copy(this.walker.position));
    this.#isPlaced = true;
  }

  /** Drops whatever was on its way. */
  stop(): void {
    this.#flight.cancel();
    this.walker.stop();
    this.#facesTarget = false;
  }

  get isFlying(): boolean {
    return this.#flight.isOn;
  }

  /** Stands below `eye`, on the ground, and looks at `target`. */
  appear(eye: Point, target: Point): void {
    this.stop();
    this.walker.place(this.#goal.set(eye[0], eye[1] - eyeHeight, eye[2]));
    this.#face(target);
  }

  /** Goes to a place and looks at a thing: on foot when near, by air when far, in one cut where motion is unwanted. */
  travel(camera: PerspectiveCamera, stand: Point, anchor: Point): void {
    this.stop();
    const goal = this.#goal.set(stand[0], stand[1], stand[2]);
    this.#mesh?.clamp(goal, goal);
    if (!this.isGentle) {
      this.#jump(anchor);
      return;
    }
    const crow = goal.distanceTo(this.walker.position);
    const length = this.#isIndoor || crow < walkInstead ? this.walker.walkTo(goal, 2.5) : Infinity;
    if (length < Math.max(20, crow * 2.5)) {
      this.#target.set(anchor[0], anchor[1], anchor[2]);
      this.#facesTarget = true;
    } else if (this.#isIndoor) this.#jump(anchor);
    else this.#fly(camera, anchor);
  }

  /** Sets off on foot, looking wherever the way goes. False when there is no way. */
  walkTo(goal: Vector3): boolean {
    this.stop();
    if (this.isGentle) return Number.isFinite(this.walker.walkTo(goal));
    this.walker.place(goal);
    this.#hasArrived = true;
    this.#isPlaced = true;
    return true;
  }

  #jump(anchor: Point): void {
    this.walker.place(this.#goal);
    this.#face(anchor);
    this.#hasArrived = true;
  }

  #face(target: Point): void {
    this.#eye.copy(this.walker.position).y += eyeHeight;
    this.#target.set(target[0], target[1], target[2]);
    this.gaze.face(yawTo(this.#eye, this.#target), pitchTo(this.#eye, this.#target));
    this.#isPlaced = true;
  }

  #fly(camera: PerspectiveCamera, anchor: Point): void {
    this.#landing.copy(this.#goal).y += eyeHeight;
    this.#target.set(anchor[0], anchor[1], anchor[2]);
    this.#landingYaw = yawTo(this.#landing, this.#target);
    this.#landingPitch = pitchTo(this.#landing, this.#target);
    const { yaw, pitch } = this.gaze;
    this.#flight.begin(camera.position, yaw, pitch, this.#landing, this.#landingYaw, this.#landingPitch);
  }

  /** One frame of gaze, feet and flight, in this order. Answers whether the picture has changed. */
  update(dt: number, intent: Intent): boolean {
    const wasPlaced = this.#isPlaced;
    this.#isPlaced = false;
    if (this.#flight.isOn) {
      if (intent.isMoving || this.#flight.update(dt)) this.#land();
      return true;
    }
    if (intent.isMoving) this.#facesTarget = false;
    const isTurning = this.gaze.update(dt, intent, this.isGentle);
    const wasMoving = this.walker.isMoving;
    if (this.walker.update(dt, intent, this.gaze, this.isGentle) === 'arrived') this.#arrive();
    return wasPlaced || isTurning || wasMoving || this.walker.isMoving || intent.isActive;
  }

  #land(): void {
    this.#flight.cancel();
    this.#landing.y -= eyeHeight;
    this.walker.place(this.#landing);
    this.gaze.face(this.#landingYaw, this.#landingPitch);
    this.#hasArrived = true;
  }

  #arrive(): void {
    this.#hasArrived = true;
    if (!this.#facesTarget) return;
    this.#facesTarget = false;
    this.#eye.copy(this.walker.position).y += eyeHeight;
    this.gaze.turnTo(yawTo(this.#eye, this.#target), pitchTo(this.#eye, this.#target));
  }

  /** True once after each walk by tap, flight or jump. */
  takeArrival(): boolean {
    const had = this.#hasArrived;
    this.#hasArrived = false;
    return had;
  }

  pose(camera: PerspectiveCamera): void {
    if (this.#flight.isOn) {
      camera.position.copy(this.#flight.eye);
      camera.rotation.set(this.#flight.pitch, this.#flight.yaw, 0);
    } else {
      camera.position.copy(this.walker.position).y += eyeHeight;
      camera.rotation.set(this.gaze.pitch, this.gaze.yaw, 0);
    }
    camera.updateMatrixWorld();
  }
}
