import { BufferAttribute, BufferGeometry, Color, Points, ShaderMaterial, Vector3 } from 'three';
import type { Weather } from '../core/momentLook.ts';
import { momentUniforms, type MomentLight } from './momentLight.ts';
import { hash } from '../core/hash.ts';

const count = 420;
const box = 26; // metres across, carried along with the visitor
const ceiling = 11;

export interface Falling {
  points: Points<BufferGeometry, ShaderMaterial>;
  show(weather: Weather): void;
  /** Where the visitor is, metres. */
  follow(x: number, z: number): void;
}

interface Kind {
  color: string;
  /** Metres a second: down, and how far it sways. */
  fall: number;
  sway: number;
  /** Metres across; long drops are drawn this much narrower. */
  size: number;
  narrow: number;
  share: number;
}

const kinds: Record<NonNullable<Weather>, Kind> = {
  petals: { color: '#fbd9e2', fall: 0.5, sway: 0.55, size: 0.07, narrow: 1.4, share: 0.4 },
  leaves: { color: '#d9822b', fall: 0.7, sway: 0.7, size: 0.12, narrow: 1.5, share: 0.22 },
  snow: { color: '#f7faff', fall: 0.9, sway: 0.35, size: 0.06, narrow: 1, share: 1 },
  rain: { color: '#cfe0ea', fall: 8, sway: 0.02, size: 0.3, narrow: 14, share: 1 },
};

/** Petals, rain, leaves or snow round the visitor: one draw call, moved by the GPU from the time alone. */
export function makeWeather(light: MomentLight): Falling {
  const seed = new Float32Array(count * 3);
  for (let i = 0; i < count; i += 1) seed.set([hash(i * 3 + 11), hash(i * 3 + 12), hash(i * 3 + 13)], i * 3);
  const geometry = new BufferGeometry().setAttribute('position', new BufferAttribute(seed, 3));
  const uniforms = {
    ...momentUniforms(light),
    uColor: { value: new Color() },
    uAround: { value: new Vector3() },
    uFall: { value: 1 },
    uSway: { value: 0 },
    uSize: { value: 0.05 },
    uNarrow: { value: 1 },
    uShare: { value: 1 },
  };
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    uniforms,
    vertexShader: `uniform vec3 uAround;
      uniform float uTime, uFall, uSway, uSize, uShare;
      varying float vNear;
      varying float vTurn;
      void main() {
        vec3 p = position;
        float phase = position.x * 41.0 + position.z * 17.0;
        p.xz *= ${box.toFixed(1)};
        float fallen = uTime * uFall * (0.75 + 0.5 * position.x);
        p.y = mod(position.y * ${ceiling.toFixed(1)} - fallen, ${ceiling.toFixed(1)});
        p.x += sin(uTime * 0.9 + phase) * uSway + uTime * uSway * 0.3;
        p.z += cos(uTime * 0.7 + phase * 2.0) * uSway;
        p.xz = mod(p.xz - uAround.xz, ${box.toFixed(1)}) - ${(box / 2).toFixed(1)} + uAround.xz;
        vTurn = phase + uTime * 1.3;
        vec4 seen = viewMatrix * vec4(p, 1.0);
        vNear = step(position.z, uShare);
        gl_Position = projectionMatrix * seen;
        gl_PointSize = clamp(uSize * 900.0 / max(0.6, -seen.z), 1.0, 26.0) * vNear;
      }`,
    fragmentShader: `uniform vec3 uColor, uSky, uSun;
      uniform float uNarrow;
      varying float vNear;
      varying float vTurn;
      void main() {
        vec2 p = gl_PointCoord * 2.0 - 1.0;
        float turn = uNarrow > 3.0 ? 0.0 : vTurn;
        p = vec2(p.x * cos(turn) - p.y * sin(turn), p.x * sin(turn) + p.y * cos(turn));
        float inside = 1.0 - smoothstep(0.7, 1.0, length(vec2(p.x * uNarrow, p.y)));
        if (inside * vNear < 0.05) discard;
        vec3 lit = min(vec3(1.0), uSky * 1.15 + uSun * 0.35 + 0.04);
        gl_FragColor = vec4(uColor * lit, inside * (uNarrow > 3.0 ? 0.4 : 0.92));
        #include <colorspace_fragment>
      }`,
  });
  const points = new Points(geometry, material);
  points.name = 'weather';
  points.frustumCulled = false;
  points.visible = false;
  points.userData.isSeeThrough = true;
  return {
    points,
    show: (weather) => {
      points.visible = weather !== null;
      if (!weather) return;
      const kind = kinds[weather];
      uniforms.uColor.value.set(kind.color);
      uniforms.uFall.value = kind.fall;
      uniforms.uSway.value = kind.sway;
      uniforms.uSize.value = kind.size;
      uniforms.uNarrow.value = kind.narrow;
      uniforms.uShare.value = kind.share;
    },
    follow: (x, z) => {
      uniforms.uAround.value.set(x, 0, z);
    },
  };
}
