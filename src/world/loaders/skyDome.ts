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
import { hash } from './hash.ts';
import { momentUniforms, type MomentLight } from './momentLight.ts';

const radius = 1200; // metres, inside the camera's far plane
const across = 128; // texels of the clouds

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
      uniform vec3 uZenith, uHorizon, uGlow, uGlowFrom, uCloud;
      uniform float uCloudShare, uTime;
      uniform sampler2D uClouds;
      void main() {
        vec3 way = normalize(vWay);
        float up = max(0.0, way.y);
        vec3 color = mix(uHorizon, uZenith, pow(up, 0.5));
        float toward = max(0.0, dot(way, uGlowFrom));
        color += uGlow * (pow(toward, 5.0) * 0.3 * (1.0 - up) + pow(toward, 900.0) * 1.6);
        vec2 high = way.xz / (up + 0.32);
        float puff = texture2D(uClouds, high * 0.16 + vec2(uTime * 0.0011, 0.0)).r * 0.7
          + texture2D(uClouds, high * 0.47 + vec2(0.31, uTime * 0.0017)).r * 0.3;
        puff = clamp(0.5 + (puff - 0.47) * 2.3, 0.0, 1.0);
        float cover = smoothstep(0.74 - uCloudShare * 0.5, 0.96 - uCloudShare * 0.5, puff) * smoothstep(0.03, 0.22, up);
        color = mix(color, uCloud, cover * 0.88);
        gl_FragColor = vec4(color, 1.0);
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

/** Soft noise that repeats without a seam: four octaves of a lattice. */
function clouds(): DataTexture {
  const data = new Uint8Array(across * across);
  for (let y = 0; y < across; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let sum = 0;
      let weight = 0.5;
      for (let cells = 4; cells <= 32; cells *= 2) {
        sum += weight * lattice((x / across) * cells, (y / across) * cells, cells);
        weight /= 2;
      }
      data[y * across + x] = Math.round(Math.min(1, sum / 0.9375) * 255);
    }
  }
  const texture = new DataTexture(data, across, across, RedFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

function lattice(x: number, y: number, cells: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const soft = (t: number): number => t * t * (3 - 2 * t);
  const [u, v] = [soft(x - i), soft(y - j)];
  const at = (a: number, b: number): number => hash((a % cells) + (b % cells) * cells + cells * 7919);
  return (
    (at(i, j) * (1 - u) + at(i + 1, j) * u) * (1 - v) + (at(i, j + 1) * (1 - u) + at(i + 1, j + 1) * u) * v
  );
}
