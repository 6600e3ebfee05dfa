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
import { kindOf, leafCell, leafGrey, leafLookOf, shiftTo, type LeafLook } from '../core/leafLook.ts';
import type { Season } from '../core/moment.ts';
import { groundGlsl, leafGlsl, paneGlsl, seasonGlsl, toneGlsl, wavesGlsl } from '../core/surfaceGlsl.ts';
import { momentUniforms, type MomentLight } from './momentLight.ts';

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
    inFragment(
      shader,
      `uniform float uTime;\nuniform vec3 uSky;\nvarying vec2 vGround;\nvarying float vField;\n${wavesGlsl}`,
      'color_fragment',
      'diffuseColor.rgb = onWater(diffuseColor.rgb, vGround, vField, cameraPosition.xz, uTime);',
    );
  },
  ground: (shader) => {
    inVertex(shader, 'varying vec2 vMap;', 'color_vertex', 'vMap = uv;');
    inFragment(
      shader,
      'varying vec2 vMap;\nuniform sampler2D uDay, uLate;\nuniform float ' +
        `uHasLate;\n${toneGlsl}${seasonGlsl}${groundGlsl}`,
      'color_fragment',
      `vec2 sharp = sharpOf(vMap);
      vec2 soft = softOf(vMap);
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
      `attribute vec4 _light;\nuniform float uSnow;\n${toneGlsl}${leafGlsl}`,
      'color_vertex',
      `vec3 tint = vec3(1.0);
      #ifdef USE_INSTANCING_COLOR
        tint = instanceColor;
      #endif
      vec3 base = inLeaf(color.rgb, tint, position);
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
      `uniform vec3 uSky;\n${paneGlsl}`,
      'color_vertex',
      'vColor = vec4(inPane(vColor), 1.0);',
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
    this.#kind = kindOf(mesh.name);
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
    this.#shift.set(...shiftTo(look.cell, this.#cell));
  }
}

function cellOf(geometry: BufferGeometry): readonly [number, number] {
  if (!geometry.hasAttribute('uv')) return [0, 0];
  const uv = geometry.getAttribute('uv');
  return leafCell(
    uv.count,
    (i) => uv.getX(i),
    (i) => uv.getY(i),
  );
}

function meanGrey(geometry: BufferGeometry): number {
  if (!geometry.hasAttribute('color')) return 1;
  const color = geometry.getAttribute('color');
  return leafGrey(color.count, (i, k) => color.getComponent(i, k));
}
