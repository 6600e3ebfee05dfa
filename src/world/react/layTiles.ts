import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  MeshBasicMaterial,
  SRGBColorSpace,
  Vector3,
} from 'three';
import type { World } from '../engine/World.ts';

/**
 * A square of the ground: its corner with the smallest x and z, its side in metres, and its colour (sRGB, 0 to 1,
 * opacity last).
 */
export interface Tile {
  x: number;
  z: number;
  size: number;
  rgba: readonly [number, number, number, number];
}

const above = 0.07; // metres over the ground
const corners = [0, 0, 0, 1, 1, 0, 1, 1];
const gap = 0.04; // of a side, so that squares can be told apart

/**
 * Lays translucent squares on the ground of the space one is in, all in one mesh and one draw call; each corner follows
 * the ground. Returns what takes them away.
 */
export function layTiles(world: World, tiles: readonly Tile[]): () => void {
  const { ground } = world;
  if (!ground) return () => undefined;
  const positions = new Float32Array(tiles.length * 12);
  const colors = new Float32Array(tiles.length * 16);
  const index: number[] = [];
  const at = new Vector3();
  const color = new Color();
  tiles.forEach(({ x, z, size, rgba }, n) => {
    // Squares lie flat enough to look from their middle: at a wall or a bridge a corner would find another floor.
    ground.clamp(at.set(x + size / 2, world.position.y, z + size / 2), at);
    const middle = at.y;
    color.setRGB(rgba[0], rgba[1], rgba[2], SRGBColorSpace);
    for (let c = 0; c < 4; c += 1) {
      const px = x + size * (corners[c * 2] === 1 ? 1 - gap : gap);
      const pz = z + size * (corners[c * 2 + 1] === 1 ? 1 - gap : gap);
      ground.clamp(at.set(px, middle, pz), at);
      const isBeside = Math.hypot(at.x - px, at.z - pz) > 0.5 || Math.abs(at.y - middle) > size / 2;
      positions.set([px, (isBeside ? middle : at.y) + above, pz], n * 12 + c * 3);
      colors.set([color.r, color.g, color.b, rgba[3]], n * 16 + c * 4);
    }
    index.push(n * 4, n * 4 + 1, n * 4 + 2, n * 4 + 2, n * 4 + 1, n * 4 + 3);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colors, 4));
  geometry.setIndex(index);
  const material = new MeshBasicMaterial({
    vertexColors: true,
    transparent: true,
    depthWrite: false,
    fog: false,
    toneMapped: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.name = 'tiles';
  mesh.renderOrder = 1;
  mesh.userData.isSeeThrough = true;
  world.scene.add(mesh);
  world.wake();
  return () => {
    world.scene.remove(mesh);
    geometry.dispose();
    material.dispose();
    world.wake();
  };
}
