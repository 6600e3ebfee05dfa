import { Color, Mesh, MeshBasicMaterial, RingGeometry, type Vector3 } from 'three';

const closing = 0.3; // seconds in which the ring closes on its place

/** A ring on the ground where one is going. */
export class Marker {
  readonly mesh = new Mesh(
    new RingGeometry(0.2, 0.28, 40).rotateX(-Math.PI / 2),
    new MeshBasicMaterial({
      color: new Color('#fffdf8'),
      transparent: true,
      opacity: 0.9,
      depthWrite: false,
      fog: false,
      toneMapped: false,
    }),
  );
  #age = closing;

  constructor() {
    this.mesh.name = 'marker';
    this.mesh.visible = false;
    this.mesh.renderOrder = 1;
    this.mesh.userData.isSeeThrough = true;
  }

  show(at: Vector3): void {
    this.mesh.position.copy(at);
    this.mesh.position.y += 0.06;
    this.#age = 0;
    this.#draw();
    this.mesh.visible = true;
  }

  hide(): void {
    this.mesh.visible = false;
  }

  /** Closes from wide to its size, so that the eye finds it; at once where motion is not wanted. */
  update(dt: number, motionAllowed: boolean): void {
    if (!this.mesh.visible || this.#age >= closing) return;
    this.#age = motionAllowed ? Math.min(closing, this.#age + dt) : closing;
    this.#draw();
  }

  #draw(): void {
    const left = 1 - this.#age / closing;
    this.mesh.scale.setScalar(1 + 1.4 * left * left);
    this.mesh.updateMatrix();
  }
}
