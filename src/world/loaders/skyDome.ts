import {
  BackSide,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  RedFormat,
  RepeatWrapping,
  ShaderMaterial,
  SphereGeometry,
  type BufferGeometry,
} from 'three';
import { cloudsAcross, cloudTexels } from '../core/clouds.ts';
import { skyGlsl } from '../core/surfaceGlsl.ts';
import { momentUniforms, type MomentLight } from './momentLight.ts';

const radius = 1200; // metres, inside the camera's far plane

export type Dome = Mesh<BufferGeometry, ShaderMaterial>;

/** The sky: horizon to zenith, the glow of the sun or the moon, clouds. One draw call, one small texture made here. */
export function skyDome(light: MomentLight): Dome {
  const geometry = new SphereGeometry(radius, 24, 12, 0, Math.PI * 2, 0, Math.PI * 0.56);
  geometry.deleteAttribute('normal');
  geometry.deleteAttribute('uv');
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    uniforms: { ...momentUniforms(light), uClouds: { value: clouds() } },
    vertexShader: `varying vec3 vWay;
      void main() {
        vWay = position;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `varying vec3 vWay;
      ${skyGlsl}
      void main() {
        gl_FragColor = vec4(skyOf(normalize(vWay)), 1.0);
        #include <colorspace_fragment>
      }`,
  });
  const dome: Dome = new Mesh(geometry, material);
  dome.name = 'sky dome';
  dome.renderOrder = -3;
  dome.frustumCulled = false;
  dome.userData.isSeeThrough = true;
  return dome;
}

function clouds(): DataTexture {
  const texture = new DataTexture(cloudTexels(), cloudsAcross, cloudsAcross, RedFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
