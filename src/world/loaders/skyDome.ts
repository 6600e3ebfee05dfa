import {
  BackSide,
  BufferAttribute,
  Color,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
  type BufferGeometry,
} from 'three';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';

const radius = 1200; // metres, inside the camera's far plane

/** The sky from horizon to zenith as vertex colours: one draw call, no texture. */
export function skyDome(background: SceneSpace['background']): Mesh<BufferGeometry, MeshBasicMaterial> {
  const geometry = new SphereGeometry(radius, 24, 16);
  geometry.deleteAttribute('normal');
  geometry.deleteAttribute('uv');
  const position = geometry.getAttribute('position');
  const zenith = new Color(background.zenith);
  const horizon = new Color(background.horizon);
  const mixed = new Color();
  const colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i += 1) {
    const height = Math.max(0, position.getY(i) / radius);
    mixed.lerpColors(horizon, zenith, Math.pow(height, 0.6)).toArray(colors, i * 3);
  }
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  const material = new MeshBasicMaterial({
    vertexColors: true,
    side: BackSide,
    fog: false,
    depthWrite: false,
    toneMapped: false,
  });
  const dome = new Mesh(geometry, material);
  dome.name = 'sky dome';
  dome.renderOrder = -2;
  dome.frustumCulled = false;
  dome.userData.isSeeThrough = true;
  return dome;
}
