import { BufferAttribute, BufferGeometry, Color, Points, PointsMaterial, DynamicDrawUsage } from 'three';

const count = 140;
const box = 26; // metres across, carried along with the visitor
const ceiling = 9;

export interface Petals {
  points: Points<BufferGeometry, PointsMaterial>;
  drift(time: number, dt: number, x: number, z: number): void;
}

/** Cherry petals that fall slowly round the visitor: one draw call, positions written in place. */
export function makePetals(): Petals {
  const positions = new Float32Array(count * 3);
  const phases = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    positions[i * 3] = fraction(i * 0.6180339) * box;
    positions[i * 3 + 1] = fraction(i * 0.7548776) * ceiling;
    positions[i * 3 + 2] = fraction(i * 0.5698402) * box;
    phases[i] = fraction(i * 0.3819661) * Math.PI * 2;
  }
  const attribute = new BufferAttribute(positions, 3).setUsage(DynamicDrawUsage);
  const geometry = new BufferGeometry().setAttribute('position', attribute);
  const material = new PointsMaterial({ size: 0.055, color: new Color('#f9d3de'), toneMapped: false });
  const points = new Points(geometry, material);
  points.name = 'petals';
  points.frustumCulled = false;
  points.userData.isSeeThrough = true;
  const drift = (time: number, dt: number, x: number, z: number): void => {
    for (let i = 0; i < count; i += 1) {
      const at = i * 3;
      const phase = phases[i] ?? 0;
      const px = (positions[at] ?? 0) + (0.35 + Math.sin(time * 0.9 + phase) * 0.4) * dt;
      const py = (positions[at + 1] ?? 0) - (0.42 + Math.sin(phase) * 0.16) * dt;
      const pz = (positions[at + 2] ?? 0) + Math.cos(time * 0.7 + phase * 2) * 0.3 * dt;
      positions[at] = wrap(px, x);
      positions[at + 1] = py < 0 ? py + ceiling : py;
      positions[at + 2] = wrap(pz, z);
    }
    attribute.needsUpdate = true;
  };
  return { points, drift };
}

function fraction(v: number): number {
  return v - Math.floor(v);
}

/** Keeps a coordinate within half a box of the visitor. */
function wrap(v: number, middle: number): number {
  return v - Math.round((v - middle) / box) * box;
}
