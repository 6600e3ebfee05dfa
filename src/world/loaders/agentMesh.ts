import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  Mesh,
  MeshBasicMaterial,
  ShaderMaterial,
  type IUniform,
} from 'three';
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { AgentsPicture } from '../core/AgentsPicture.ts';

/**
 * One kind of agent as the file has it: millimetres already made metres, marks as scenes/build/movers.ts writes them.
 */
export interface AgentKind {
  position: Float32Array;
  /** r, g, b bytes, linear, and the byte of marks: limb + 8 cloth + 16 shines after dark. */
  color: Uint8Array;
  indices: ArrayLike<number>;
}

const limbOf = (marks: number): number => marks & 7;
const isCloth = (marks: number): boolean => (marks & 8) !== 0;
const isLamp = (marks: number): boolean => (marks & 16) !== 0;

/** How far a shadow reaches, half width and half length, metres. */
const shadowOf: Record<string, readonly [number, number]> = {
  train: [1.7, 7.8],
  bus: [1.4, 3.5],
  kei: [1.05, 2.1],
};

interface Shared {
  place: IUniform<Float32Array>;
  gait: IUniform<Float32Array>;
  lamps: IUniform<number>;
  dark: IUniform<number>;
}

/** Everyone in two draw calls: bodies, and soft shadows under them. The shader moves each by its own row of numbers. */
export function drawAgents(
  actors: readonly MoverActor[],
  kinds: ReadonlyMap<string, AgentKind>,
): AgentsPicture {
  const n = actors.length;
  const shared: Shared = {
    place: { value: new Float32Array(n * 4) },
    gait: { value: new Float32Array(n * 4).fill(1) },
    lamps: { value: 0 },
    dark: { value: 0.3 },
  };
  const bodies = new Mesh(mergeBodies(actors, kinds), bodyMaterial(n, shared));
  const shadows = new Mesh(shadowQuads(actors), shadowMaterial(n, shared));
  bodies.name = 'agents-bodies';
  shadows.name = 'agents-shadows';
  shadows.renderOrder = 1;
  const root = new Group();
  root.name = 'agents';
  for (const mesh of [shadows, bodies]) {
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.userData.isSeeThrough = true;
    root.add(mesh);
  }
  root.matrixAutoUpdate = false;
  return {
    root,
    place: shared.place.value,
    gait: shared.gait.value,
    setTint: (color, lamps) => {
      bodies.material.color.copy(color);
      shared.lamps.value = lamps;
      shared.dark.value = 0.3 * Math.min(1, (color.r + color.g + color.b) / 2.4);
    },
    dispose: () => {
      for (const mesh of [bodies, shadows]) {
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
}

function mergeBodies(actors: readonly MoverActor[], kinds: ReadonlyMap<string, AgentKind>): BufferGeometry {
  const list = actors.map((a) => {
    const kind = kinds.get(a.node);
    if (!kind) throw new Error(`the agents’ file has no ${a.node}`);
    return kind;
  });
  const vertices = list.reduce((sum, k) => sum + k.position.length / 3, 0);
  const position = new Float32Array(vertices * 3);
  const color = new Uint8Array(vertices * 3);
  const agent = new Float32Array(vertices * 4);
  const indices: number[] = [];
  const tint = new Color();
  let at = 0;
  list.forEach((kind, who) => {
    tint.set(actors[who]?.tint ?? '#ffffff');
    const pivots = pivotsOf(kind);
    const count = kind.position.length / 3;
    position.set(kind.position, at * 3);
    for (let i = 0; i < count; i += 1) {
      const marks = kind.color[i * 4 + 3] ?? 0;
      const cloth = isCloth(marks);
      const to = at + i;
      color[to * 3] = Math.round((kind.color[i * 4] ?? 0) * (cloth ? tint.r : 1));
      color[to * 3 + 1] = Math.round((kind.color[i * 4 + 1] ?? 0) * (cloth ? tint.g : 1));
      color[to * 3 + 2] = Math.round((kind.color[i * 4 + 2] ?? 0) * (cloth ? tint.b : 1));
      agent[to * 4] = who;
      agent[to * 4 + 1] = limbOf(marks);
      agent[to * 4 + 2] = pivots[limbOf(marks)] ?? 0;
      agent[to * 4 + 3] = isLamp(marks) ? 1 : 0;
    }
    for (let i = 0; i < kind.indices.length; i += 1) indices.push(at + (kind.indices[i] ?? 0));
    at += count;
  });
  return new BufferGeometry()
    .setAttribute('position', new BufferAttribute(position, 3))
    .setAttribute('color', new BufferAttribute(color, 3, true))
    .setAttribute('agent', new BufferAttribute(agent, 4))
    .setIndex(indices);
}

/** A limb swings about its highest point. */
function pivotsOf(kind: AgentKind): number[] {
  const pivots = [0, 0, 0, 0, 0];
  for (let i = 0; i < kind.position.length / 3; i += 1) {
    const limb = limbOf(kind.color[i * 4 + 3] ?? 0);
    pivots[limb] = Math.max(pivots[limb] ?? 0, kind.position[i * 3 + 1] ?? 0);
  }
  return pivots;
}

const moving = (n: number): string => `
  uniform vec4 uPlace[${n}];
  uniform vec4 uGait[${n}];
  vec3 setDown(vec3 p, vec4 place) {
    float c = cos(place.w);
    float s = sin(place.w);
    return vec3(p.x * c + p.z * s, p.y, p.z * c - p.x * s) + place.xyz;
  }`;

function bodyMaterial(n: number, shared: Shared): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ vertexColors: true, toneMapped: false });
  material.name = 'agents';
  material.onBeforeCompile = (shader) => {
    shader.uniforms.uPlace = shared.place;
    shader.uniforms.uGait = shared.gait;
    shader.uniforms.uLamps = shared.lamps;
    shader.vertexShader = shader.vertexShader
      .replace(
        '#include <common>',
        `#include <common>
        attribute vec4 agent;
        varying float vLamp;${moving(n)}`,
      )
      .replace(
        '#include <begin_vertex>',
        `vec3 transformed = position;
        int who = int(agent.x + 0.5);
        vec4 gait = uGait[who];
        float swing = agent.y < 0.5 ? 0.0 : agent.y < 1.5 ? gait.x : agent.y < 2.5 ? -gait.x
          : agent.y < 3.5 ? gait.y : gait.z;
        float c = cos(swing);
        float s = -sin(swing);
        float h = transformed.y - agent.z;
        transformed.yz = vec2(agent.z + h * c - transformed.z * s, h * s + transformed.z * c);
        transformed = setDown(transformed * gait.w, uPlace[who]);
        vLamp = agent.w;`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying float vLamp;\nuniform float uLamps;')
      .replace(
        '#include <color_fragment>',
        `vec3 shone = vColor.rgb;
        #include <color_fragment>
        vec3 glass = diffuse * vec3(0.13, 0.21, 0.28);
        if (vLamp > 0.5) diffuseColor.rgb = mix(glass, shone, uLamps);`,
      );
  };
  material.customProgramCacheKey = () => `agents-${n}`;
  return material;
}

function shadowQuads(actors: readonly MoverActor[]): BufferGeometry {
  const position = new Float32Array(actors.length * 12);
  const agent = new Float32Array(actors.length * 12);
  const indices: number[] = [];
  actors.forEach((a, who) => {
    const [x, z] = shadowOf[a.node] ?? [0.34, 0.34];
    [-1, 1, 1, -1].forEach((s, k) => {
      const at = who * 4 + k;
      const front = k < 2 ? 1 : -1;
      position.set([s * x, 0.035, front * z], at * 3);
      agent.set([who, s, front], at * 3);
    });
    const o = who * 4;
    indices.push(o, o + 1, o + 2, o, o + 2, o + 3);
  });
  return new BufferGeometry()
    .setAttribute('position', new BufferAttribute(position, 3))
    .setAttribute('agent', new BufferAttribute(agent, 3))
    .setIndex(indices);
}

/** Dark toward the middle, nothing at the rim. */
function shadowMaterial(n: number, shared: Shared): ShaderMaterial {
  return new ShaderMaterial({
    name: 'agents-shadows',
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    uniforms: { uPlace: shared.place, uGait: shared.gait, uDark: shared.dark },
    vertexShader: `
      attribute vec3 agent;
      varying vec2 vRim;
      ${moving(n)}
      void main() {
        int who = int(agent.x + 0.5);
        vRim = agent.yz;
        vec3 p = setDown(position * uGait[who].w, uPlace[who]);
        gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.0);
      }`,
    fragmentShader: `
      uniform float uDark;
      varying vec2 vRim;
      void main() {
        float rim = 1.0 - min(1.0, dot(vRim, vRim));
        gl_FragColor = vec4(0.08, 0.07, 0.1, uDark * rim * rim * 1.6);
      }`,
  });
}
