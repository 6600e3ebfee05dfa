import { AdditiveBlending, BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';
import { hash } from '../core/hash.ts';

const count = 1400;
const radius = 1150;

export type Stars = Points<BufferGeometry, ShaderMaterial>;

/** The stars the town is named for: many faint, few bright, thicker along one band. Seeded, so always the same sky. */
export function makeStars(): Stars {
  const position = new Float32Array(count * 3);
  const size = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const a = hash(i * 3 + 1) * Math.PI * 2;
    let y = hash(i * 3 + 2);
    let x = Math.cos(a) * Math.sqrt(1 - y * y);
    let z = Math.sin(a) * Math.sqrt(1 - y * y);
    if (i % 5 < 2) {
      // The Milky Way: a tilted circle over the mountains.
      const along = hash(i * 3 + 1) * Math.PI;
      const off = (hash(i + 40_000) + hash(i + 50_000) - 1) * 0.22;
      x = Math.cos(along);
      y = Math.sin(along) * 0.86 + off * 0.4;
      z = Math.sin(along) * -0.5 + off;
    }
    const l = Math.hypot(x, y, z) || 1;
    position.set([(x / l) * radius, (Math.max(0.02, y) / l) * radius, (z / l) * radius], i * 3);
    size[i] = 0.6 + 2.4 * hash(i + 90_000) ** 6 + (i % 5 < 2 ? 0 : 0.5);
  }
  const geometry = new BufferGeometry()
    .setAttribute('position', new BufferAttribute(position, 3))
    .setAttribute('size', new BufferAttribute(size, 1));
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    uniforms: { uStars: { value: 0 } },
    vertexShader: `attribute float size;
      uniform float uStars;
      varying float vBright;
      void main() {
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        gl_PointSize = max(1.0, size * 1.1);
        vBright = uStars * min(1.0, size * 0.62) * smoothstep(0.0, 180.0, position.y);
      }`,
    fragmentShader: `varying float vBright;
      void main() {
        float d = length(gl_PointCoord - 0.5) * 2.0;
        gl_FragColor = vec4(vec3(0.86, 0.92, 1.0) * vBright * (1.0 - d * d * 0.7), 1.0);
        #include <colorspace_fragment>
      }`,
  });
  const stars: Stars = new Points(geometry, material);
  stars.name = 'stars';
  stars.frustumCulled = false;
  stars.renderOrder = -2;
  stars.visible = false;
  stars.userData.isSeeThrough = true;
  return stars;
}

export function showStars(stars: Stars, share: number): void {
  const uniform = stars.material.uniforms.uStars;
  if (uniform) uniform.value = share;
  stars.visible = share > 0.02;
}
