import { DoubleSide, Mesh, MeshBasicMaterial, type IUniform, type Object3D } from 'three';

/** Kinds of surface, named by the kit; a material's name begins with one of them. */
const surfaces = ['opaque', 'ground', 'leaf', 'sign', 'water', 'glow', 'sky'] as const;
export type Surface = (typeof surfaces)[number];

export function surfaceOf(name: string): Surface {
  return surfaces.find((s) => name.startsWith(s)) ?? 'opaque';
}

export type PlainMesh = Mesh<Mesh['geometry'], MeshBasicMaterial>;

export function isPlainMesh(object: Object3D): object is PlainMesh {
  return object instanceof Mesh && object.material instanceof MeshBasicMaterial;
}

/** What the glTF cannot say about a surface comes from its name. Light is baked: nothing here is computed by lamps. */
export function dressMesh(mesh: PlainMesh, time: IUniform<number>): void {
  const { material } = mesh;
  const surface = surfaceOf(material.name);
  material.toneMapped = false;
  if (surface === 'leaf') material.side = DoubleSide;
  if (surface === 'sky') {
    material.fog = false;
    material.depthWrite = false;
    mesh.renderOrder = -1;
  }
  if (surface === 'water') ripple(material, time);
  mesh.userData.isSeeThrough = surface === 'leaf' || surface === 'sky';
}

/** Ripples over the baked water: two crossing waves of light in world space, still when `time` stands still. */
function ripple(material: MeshBasicMaterial, time: IUniform<number>): void {
  material.onBeforeCompile = (shader) => {
    shader.uniforms.uTime = time;
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vGround;')
      .replace(
        '#include <project_vertex>',
        '#include <project_vertex>\nvGround = (modelMatrix * vec4(transformed, 1.0)).xz;',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform float uTime;\nvarying vec2 vGround;')
      .replace(
        '#include <map_fragment>',
        `#include <map_fragment>
        float w1 = sin(vGround.x * 1.9 + vGround.y * 4.3 - uTime * 1.6 + sin(vGround.y * 1.3) * 1.2);
        float w2 = sin(vGround.x * 5.1 - vGround.y * 2.2 + uTime * 1.1 + sin(vGround.x * 0.9) * 1.5);
        float glint = smoothstep(0.82, 1.0, w1 * 0.6 + w2 * 0.5);
        diffuseColor.rgb *= 1.0 + 0.07 * w1 + 0.05 * w2;
        diffuseColor.rgb += glint * 0.22;`,
      );
  };
}
