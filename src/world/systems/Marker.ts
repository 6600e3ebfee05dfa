import { Color, Mesh, MeshBasicMaterial, RingGeometry, type Vector3 } from 'three';

/** A ring on the ground where one is going. */
export class Marker {
  readonly mesh = new Mesh(
    new RingGeometry(0.2, 0.27, 32).rotateX(-Math.PI / 2),
    new MeshBasicMaterial({
      color: new Color('#fffdf8'),
      transparent: true,
      opacity: 0.9,
      depthWrite: false,
      fog: false,
      toneMapped: false,
    }),
  );

  constructor() {
    this.mesh.name = 'marker';
    this.mesh.visible = false;
    this.mesh.renderOrder = 1;
    this.mesh.userData.isSeeThrough = true;
  }

  show(at: Vector3): void {
    this.mesh.position.copy(at);
    this.mesh.position.y += 0.06;
    this.mesh.updateMatrix();
    this.mesh.visible = true;
  }

  hide(): void {
    this.mesh.visible = false;
  }
}
