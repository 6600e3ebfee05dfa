import {
  BufferAttribute,
  Color,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  Vector2,
  type BufferGeometry,
  type IUniform,
  type Object3D,
  type Texture,
  type WebGLProgramParametersWithUniforms,
} from 'three';
import { leafLookOf, type LeafLook } from '../core/leafLook.ts';
import type { Season } from '../core/moment.ts';
import { momentUniforms, seasonGlsl, toneGlsl, type MomentLight } from './momentLight.ts';

/** Kinds of surface, named by the kit; a material's name begins with one of them. */
const surfaces = ['opaque', 'ground', 'leaf', 'sign', 'water', 'glow', 'sky'] as const;
export type Surface = (typeof surfaces)[number];

export function surfaceOf(name: string): Surface {
  return surfaces.find((s) => name.startsWith(s)) ?? 'opaque';
}

export type PlainMesh = Mesh<BufferGeometry, MeshBasicMaterial>;

export function isPlainMesh(object: Object3D): object is PlainMesh {
  return object instanceof Mesh && object.material instanceof MeshBasicMaterial;
}

/** A mesh whose leaves change with the season. */
export interface Crown {
  turn(season: Season): void;
}

type Shader = Pick<WebGLProgramParametersWithUniforms, 'vertexShader' | 'fragmentShader' | 'uniforms'>;

/** What the glTF cannot say about a surface comes from its name: how its baked shares of light become a colour. */
export function dressMesh(mesh: PlainMesh, light: MomentLight, ground: Texture | null = null): Crown | null {
  const surface = surfaceOf(mesh.material.name);
  // GLTFLoader gives meshes of one material the same object; each surface here has uniforms of its own.
  if (surface === 'leaf') mesh.material = mesh.material.clone();
  if (surface === 'ground' && !ground) return null;
  const { material } = mesh;
  material.toneMapped = false;
  mesh.userData.isSeeThrough = surface === 'leaf' || surface === 'sky';
  if (surface !== 'ground' && surface !== 'glow' && surface !== 'sky') giveLight(mesh.geometry);
  if (surface === 'sky') {
    material.fog = false;
    material.depthWrite = false;
    mesh.renderOrder = -1;
  }
  const crown = surface === 'leaf' ? new LeafUniforms(mesh) : null;
  if (crown) material.side = DoubleSide;
  material.customProgramCacheKey = () => surface;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, momentUniforms(light), crown?.uniforms, { uDay: { value: ground } });
    dress[surface](shader);
  };
  return crown;
}

/** A mesh that says nothing of its light stands in the open, so that it is never black. */
function giveLight(geometry: BufferGeometry): void {
  if (geometry.hasAttribute('_light')) return;
  const count = geometry.getAttribute('position').count;
  const full = new Uint8Array(count * 4);
  for (let i = 0; i < count * 4; i += 4) full[i] = full[i + 1] = 200;
  geometry.setAttribute('_light', new BufferAttribute(full, 4, true));
}

const inVertex = (shader: Shader, head: string, after: string, body: string): void => {
  shader.vertexShader = shader.vertexShader
    .replace('#include <common>', `#include <common>\n${head}`)
    .replace(`#include <${after}>`, `#include <${after}>\n${body}`);
};
const inFragment = (shader: Shader, head: string, after: string, body: string): void => {
  shader.fragmentShader = shader.fragmentShader
    .replace('#include <common>', `#include <common>\n${head}`)
    .replace(`#include <${after}>`, `#include <${after}>\n${body}`);
};

/** Light per vertex, seasons and snow with it: nothing to do for the pixels. */
const litVertex = (shader: Shader): void =>
  inVertex(
    shader,
    `attribute vec4 _light;\n${toneGlsl}${seasonGlsl}`,
    'color_vertex',
    `vec3 base = mix(inSeason(vColor), snowWhite, snowOn(vColor.a, _light.x) * uSnow * 0.96);
    vColor = vec4(base * lightOf(_light), 1.0);`,
  );

const dress: Record<Surface, (shader: Shader) => void> = {
  opaque: litVertex,
  sign: litVertex,
  water: (shader) => {
    inVertex(
      shader,
      `attribute vec4 _light;\nvarying vec2 vGround;\nvarying float vField;\n${toneGlsl}${seasonGlsl}`,
      'color_vertex',
      `vField = max(0.0, 1.0 - vColor.a * 4.0) * uCropShare;
      vec3 base = mix(inSeason(vColor), snowWhite, vField * snowOn(vColor.a, _light.x) * uSnow);
      vColor = vec4(base * lightOf(_light), 1.0);`,
    );
    shader.vertexShader = shader.vertexShader.replace(
      '#include <project_vertex>',
      '#include <project_vertex>\nvGround = (modelMatrix * vec4(transformed, 1.0)).xz;',
    );
    // Two crossing waves of light in world space, still when time stands still; none on a field of rice.
    inFragment(
      shader,
      'uniform float uTime;\nuniform vec3 uSky;\nvarying vec2 vGround;\nvarying float vField;',
      'color_fragment',
      `float w1 = sin(vGround.x * 1.9 + vGround.y * 4.3 - uTime * 1.6 + sin(vGround.y * 1.3) * 1.2);
      float w2 = sin(vGround.x * 5.1 - vGround.y * 2.2 + uTime * 1.1 + sin(vGround.x * 0.9) * 1.5);
      float glint = smoothstep(0.78, 1.0, (w1 * 0.6 + w2 * 0.5) * (0.72 + 0.4 * sin(vGround.x * 0.37 + sin(vGround.y * 0.53) * 2.0)));
      float calm = (1.0 - vField) * (1.0 - smoothstep(25.0, 85.0, distance(vGround, cameraPosition.xz)));
      glint *= calm;
      diffuseColor.rgb *= 1.0 + (0.07 * w1 + 0.05 * w2) * calm;
      diffuseColor.rgb += glint * 0.28 * uSky;`,
    );
  },
  ground: (shader) => {
    inVertex(shader, 'varying vec2 vMap;', 'color_vertex', 'vMap = uv;');
    inFragment(
      shader,
      `varying vec2 vMap;\nuniform sampler2D uDay, uLate;\nuniform float uHasLate;\n${toneGlsl}${seasonGlsl}`,
      'color_fragment',
      `vec2 sharp = vec2(vMap.x, vMap.y * 0.666);
      vec2 soft = vec2(vMap.x * 0.5, 0.667 + vMap.y * 0.333);
      vec4 code = vec4(texture2D(uDay, soft).r, texture2D(uDay, sharp).r, 0.0, 0.0);
      if (uHasLate > 0.5) code.zw = vec2(texture2D(uLate, sharp).r, texture2D(uLate, soft).r);
      float trodden = mix(0.97, 0.8, step(0.4, vColor.a));
      vec3 base = mix(inSeason(vColor), snowWhite, snowOn(0.0, code.x) * uSnow * trodden);
      diffuseColor.rgb = base * lightOf(code);`,
    );
  },
  leaf: (shader) => {
    inVertex(
      shader,
      `attribute vec4 _light;
      uniform vec3 uLeafA, uLeafB;
      uniform float uLeafMean, uLeafTurned, uLeafSize, uLeafSnow;
      uniform vec2 uLeafShift;
      uniform float uSnow;
      ${toneGlsl}`,
      'color_vertex',
      `float grey = dot(color.rgb, vec3(0.3, 0.6, 0.1)) / uLeafMean;
      float patchy = 0.5 + 0.5 * sin(dot(position, vec3(0.0021, 0.0013, 0.0027)));
      vec3 tint = vec3(1.0);
      #ifdef USE_INSTANCING_COLOR
        tint = instanceColor;
      #endif
      float bright = dot(tint, vec3(0.3, 0.6, 0.1));
      vec3 turned = mix(uLeafA, uLeafB, patchy) * (0.45 + 0.55 * grey) * bright;
      vec3 base = mix(color.rgb * tint, turned, uLeafTurned);
      base = mix(base, snowWhite, smoothstep(0.5, 0.9, _light.x * _light.x * 1.3) * uSnow * uLeafSnow);
      vColor = vec4(base * lightOf(_light), 1.0);`,
    );
    shader.vertexShader = shader.vertexShader
      .replace('#include <uv_vertex>', '#include <uv_vertex>\n#ifdef USE_MAP\nvMapUv += uLeafShift;\n#endif')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\ntransformed *= uLeafSize;');
  },
  glow: (shader) =>
    inVertex(
      shader,
      `uniform float uPane;\nuniform vec3 uSky;`,
      'color_vertex',
      `vec3 glass = vec3(0.11, 0.15, 0.19) * uSky * 1.6;
      vColor = vec4(mix(mix(glass, vColor.rgb, uPane), vColor.rgb, vColor.a), 1.0);`,
    ),
  sky: (shader) =>
    inVertex(
      shader,
      `uniform vec3 uFar;\n${seasonGlsl}`,
      'color_vertex',
      `float wood = max(0.0, 1.0 - abs(vColor.a * 4.0 - 1.0));
      vec3 base = mix(inSeason(vColor), vec3(0.66, 0.72, 0.8), uSnow * wood * 0.84);
      vColor = vec4(base * uFar, 1.0);`,
    ),
};

const shifts: Record<string, readonly [number, number]> = {
  blossom: [0, 0],
  leaves: [1 / 3, 0],
  twigs: [2 / 3, 0],
  needles: [0, 0.5],
  grass: [1 / 3, 0.5],
  flowers: [2 / 3, 0.5],
};

/** What one kind of plant wears: its own uniforms over the shared ones. */
class LeafUniforms implements Crown {
  readonly uniforms: Record<string, IUniform>;
  readonly #kind: string;
  readonly #a = new Color();
  readonly #b = new Color();
  readonly #shift = new Vector2();
  readonly #mesh: PlainMesh;
  /** Corner of the atlas cell that the kind was baked with. */
  readonly #cell: readonly [number, number];

  constructor(mesh: PlainMesh) {
    this.#mesh = mesh;
    this.#kind = mesh.name.startsWith('plant-') ? mesh.name.slice('plant-'.length) : 'bush';
    this.#cell = cellOf(mesh.geometry);
    this.uniforms = {
      uLeafA: { value: this.#a },
      uLeafB: { value: this.#b },
      uLeafMean: { value: meanGrey(mesh.geometry) },
      uLeafTurned: { value: 0 },
      uLeafSize: { value: 1 },
      uLeafSnow: { value: 1 },
      uLeafShift: { value: this.#shift },
    };
  }

  turn(season: Season): void {
    const look: LeafLook = leafLookOf(this.#kind, season);
    const set = (name: string, value: number): void => {
      const uniform = this.uniforms[name];
      if (uniform) uniform.value = value;
    };
    set('uLeafTurned', look.colors ? 1 : 0);
    set('uLeafSize', look.size);
    set('uLeafSnow', look.snow);
    this.#mesh.visible = look.size > 0;
    if (look.colors) {
      this.#a.setRGB(...look.colors[0]);
      this.#b.setRGB(...look.colors[1]);
    }
    const to = (look.cell && shifts[look.cell]) || this.#cell;
    this.#shift.set(to[0] - this.#cell[0], to[1] - this.#cell[1]);
  }
}

function cellOf(geometry: BufferGeometry): readonly [number, number] {
  if (!geometry.hasAttribute('uv')) return [0, 0];
  const uv = geometry.getAttribute('uv');
  let [u, v] = [1, 1];
  for (let i = 0; i < uv.count; i += 1) {
    u = Math.min(u, uv.getX(i));
    v = Math.min(v, uv.getY(i));
  }
  return [Math.round(u * 3) / 3, Math.round(v * 2) / 2];
}

function meanGrey(geometry: BufferGeometry): number {
  if (!geometry.hasAttribute('color')) return 1;
  const color = geometry.getAttribute('color');
  let sum = 0;
  for (let i = 0; i < color.count; i += 1)
    sum += color.getX(i) * 0.3 + color.getY(i) * 0.6 + color.getZ(i) * 0.1;
  return Math.max(0.02, sum / Math.max(1, color.count));
}
