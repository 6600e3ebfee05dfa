import { Vector3, type PerspectiveCamera } from 'three';
import { eyeHeight, type Point } from '../core/arrival.ts';
import type { Input } from '../core/Input.ts';
import { Flight } from './Flight.ts';
import { LookController, pitchTo, yawTo } from './LookController.ts';
import type { NavMesh } from './NavMesh.ts';
import { Overlook, type Opening } from './Overlook.ts';
import { Walker } from './Walker.ts';

const walkInstead = 14; // metres: what is nearer outdoors is walked to, not flown to
const kneeEase = 0.09; // seconds: steps and kerbs are taken with the knees, not with the head

/** Feet, look and flights of the visitor, and the one way they become the camera's pose. */
export class Traveller {
  readonly look = new LookController();
  readonly walker = new Walker();
  /** False: no eased walking, no flights; one is simply there. */
  motionAllowed = true;
  /** False: what is far is reached in one cut instead of by air, though one still walks and turns gently. */
  flies = true;
  #mesh: NavMesh | null = null;
  #isIndoor = false;
  readonly #flight = new Flight();
  readonly #overlook = new Overlook();
  #isAbove = false;
  #camera: PerspectiveCamera | null = null;
  #opening: Opening | null = null;
  #eyeY = 0;
  #hasCut = false;
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

  /** One looks at the town as a model from above; the feet stay where they are. */
  get isAbove(): boolean {
    return this.#isAbove;
  }

  /** Stands below `eye`, on the ground, and looks at `target`. */
  appear(eye: Point, target: Point): void {
    this.stop();
    this.#isAbove = false;
    this.walker.place(this.#goal.set(eye[0], eye[1] - eyeHeight, eye[2]));
    this.#face(target);
  }

  /** Goes to a place and looks at a thing: on foot when near, by air when far, in one cut where motion is unwanted. */
  travel(camera: PerspectiveCamera, stand: Point, anchor: Point): void {
    const from = this.#lookingFrom();
    this.#flight.cancel();
    this.#facesTarget = false;
    const goal = this.#goal.set(stand[0], stand[1], stand[2]);
    this.#mesh?.clamp(goal, goal);
    this.#isAbove = false;
    if (!this.motionAllowed) {
      this.#jump(anchor);
      return;
    }
    const crow = goal.distanceTo(this.walker.position);
    const mayWalk = from === this.look && (this.#isIndoor || crow < walkInstead);
    const length = mayWalk ? this.walker.walkTo(goal, 3) : Infinity;
    if (length < Math.max(20, crow * 2.5)) {
      this.#target.set(anchor[0], anchor[1], anchor[2]);
      this.#facesTarget = true;
      return;
    }
    this.walker.stop();
    if (this.#isIndoor || !this.flies) this.#jump(anchor);
    else this.#fly(camera, anchor, from);
  }

  /** What holds the camera: the feet's look, the flight one is in the middle of, or the view from above. */
  #lookingFrom(): { yaw: number; pitch: number } {
    if (this.#flight.isOn) return this.#flight;
    return this.#isAbove ? this.#overlook : this.look;
  }

  /** Up to where all of `points` (x, y, z …) are in sight, in one cut where flights are unwanted. */
  lookOver(camera: PerspectiveCamera, points: Float32Array, opening: Opening): void {
    if (this.#flight.isOn) this.#land(); // the feet are where one was going
    this.stop();
    this.#camera = camera;
    this.#opening = opening;
    this.#overlook.begin(points, this.look.yaw, camera, opening);
    this.#isAbove = true;
    const { eye, yaw, pitch } = this.#overlook;
    if (this.motionAllowed && this.flies)
      this.#flight.begin(camera.position, this.look.yaw, this.look.pitch, eye, yaw, pitch, 0);
    else this.#cut();
  }

  /** Back to where one stood, looking as one looked. */
  comeDown(camera: PerspectiveCamera): void {
    if (!this.#isAbove) return;
    this.stop();
    this.#isAbove = false;
    this.#landing.copy(this.walker.position).y += eyeHeight;
    this.#landingYaw = this.look.yaw;
    this.#landingPitch = this.look.pitch;
    const { yaw, pitch } = this.#overlook;
    if (this.motionAllowed && this.flies)
      this.#flight.begin(camera.position, yaw, pitch, this.#landing, this.#landingYaw, this.#landingPitch, 0);
    else this.#cut();
  }

  #cut(): void {
    this.#hasCut = true;
    this.#isPlaced = true;
  }

  /** Sets off on foot, looking wherever the way goes. False when there is no way. */
  walkTo(goal: Vector3): boolean {
    this.#flight.cancel();
    this.#facesTarget = false;
    if (this.motionAllowed) return Number.isFinite(this.walker.walkTo(goal));
    this.walker.place(goal);
    this.#hasArrived = true;
    this.#isPlaced = true;
    return true;
  }

  #jump(anchor: Point): void {
    this.walker.place(this.#goal);
    this.#face(anchor);
    this.#hasArrived = true;
    this.#hasCut = true;
  }

  #face(target: Point): void {
    this.#eye.copy(this.walker.position).y += eyeHeight;
    this.#target.set(target[0], target[1], target[2]);
    this.look.face(yawTo(this.#eye, this.#target), pitchTo(this.#eye, this.#target));
    this.#eyeY = this.#eye.y;
    this.#isPlaced = true;
  }

  #fly(camera: PerspectiveCamera, anchor: Point, from: { yaw: number; pitch: number }): void {
    this.#landing.copy(this.#goal).y += eyeHeight;
    this.#target.set(anchor[0], anchor[1], anchor[2]);
    this.#landingYaw = yawTo(this.#landing, this.#target);
    this.#landingPitch = pitchTo(this.#landing, this.#target);
    const { yaw, pitch } = from;
    this.#flight.begin(camera.position, yaw, pitch, this.#landing, this.#landingYaw, this.#landingPitch);
  }

  /** One frame of look, feet and flight, in this order. Answers whether the picture has changed. */
  update(dt: number, input: Input): boolean {
    const wasPlaced = this.#isPlaced;
    this.#isPlaced = false;
    if (this.#flight.isOn) {
      if (input.isMoving || this.#flight.update(dt)) this.#land();
      return true;
    }
    if (this.#isAbove && this.#camera && this.#opening)
      return this.#overlook.update(dt, input, this.#camera, this.#opening) || wasPlaced || input.isActive;
    if (input.isMoving) this.#facesTarget = false;
    const wasMoving = this.walker.isMoving;
    if (this.walker.update(dt, input, this.look, this.motionAllowed) === 'arrived') this.#arrive();
    const isTurning = this.look.update(dt, input, this.motionAllowed);
    const isRising = this.#rise(dt);
    return wasPlaced || isTurning || isRising || wasMoving || this.walker.isMoving || input.isActive;
  }

  /** The eye follows the feet up and down. */
  #rise(dt: number): boolean {
    const goal = this.walker.position.y + eyeHeight;
    const gap = goal - this.#eyeY;
    if (!this.motionAllowed || Math.abs(gap) < 0.003 || Math.abs(gap) > 2) {
      this.#eyeY = goal;
      return false;
    }
    this.#eyeY += gap * (1 - Math.exp(-dt / kneeEase));
    return true;
  }

  #land(): void {
    this.#flight.cancel();
    if (this.#isAbove) return;
    this.#landing.y -= eyeHeight;
    this.walker.place(this.#landing);
    this.look.face(this.#landingYaw, this.#landingPitch);
    this.#eyeY = this.walker.position.y + eyeHeight;
    this.#hasArrived = true;
  }

  #arrive(): void {
    this.#hasArrived = true;
    const turns = this.#facesTarget && !this.walker.looksElsewhere;
    this.#facesTarget = false;
    if (!turns) return;
    this.#eye.copy(this.walker.position).y += eyeHeight;
    this.look.turnTo(yawTo(this.#eye, this.#target), pitchTo(this.#eye, this.#target));
  }

  /** True once after each walk by tap, flight or jump. */
  takeArrival(): boolean {
    const had = this.#hasArrived;
    this.#hasArrived = false;
    return had;
  }

  /** True once after each cut, so that the page may soften it. */
  takeCut(): boolean {
    const had = this.#hasCut;
    this.#hasCut = false;
    return had;
  }

  pose(camera: PerspectiveCamera): void {
    if (this.#flight.isOn) {
      camera.position.copy(this.#flight.eye);
      camera.rotation.set(this.#flight.pitch, this.#flight.yaw, 0);
    } else if (this.#isAbove) {
      camera.position.copy(this.#overlook.eye);
      camera.rotation.set(this.#overlook.pitch, this.#overlook.yaw, 0);
    } else {
      camera.position.copy(this.walker.position).y = this.#eyeY;
      camera.rotation.set(this.look.pitch, this.look.yaw, 0);
    }
    camera.updateMatrixWorld();
  }
}
