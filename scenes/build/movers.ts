// Who moves, to one small glb: a node per kind, unlit, shaded by the open sky alone, because each turns every way.
//   const made = await compileMovers(parts.movers ?? []);   // null when nobody moves there
//   made.glb → <space>-movers-<hash>.glb, made.actors → space.movers.actors
import { Document, NodeIO, type TypedArray } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMaterialsUnlit, KHRMeshQuantization } from '@gltf-transform/extensions';
import { MeshoptEncoder } from 'meshoptimizer';
import type { MoverActor } from '../../supabase/functions/_shared/contract/scene.ts';
import type { Linear } from '../kit/color.ts';
import { limbs, moverShapes, type MoverShape } from '../kit/movers.ts';
import { lit } from './tone.ts';
import { unique } from './unique.ts';

export interface CompiledMovers {
  glb: Uint8Array;
  actors: MoverActor[];
}

const MILLIMETRES = 1000;
/** COLOR_0's alpha is no alpha but a byte of marks: the limb, + 8 for cloth, + 16 for what shines after dark. */
const CLOTH = 8;
const LAMP = 16;

/** Light of an open sky on a thing that stands on a bright ground: soft from above, a little darker at the feet. */
function skyLight(up: number, height: number): Linear {
  const above = 0.5 + 0.5 * up;
  const low = 0.78 + 0.22 * Math.min(1, height / 0.7);
  const mix = (ground: number, sky: number) => (ground + (sky - ground) * above ** 0.85) * low;
  return [mix(0.56, 1.12), mix(0.55, 1.08), mix(0.55, 1.02)];
}

/** Rows of x y z (mm), r g b, marks; three a triangle. */
function rowsOf(shape: MoverShape): Int32Array {
  const rows: number[] = [];
  for (const { limb, mesh, cloth } of shape) {
    for (const surface of ['opaque', 'glow'] as const) {
      const soup = mesh.soups[surface];
      const marks = limbs.indexOf(limb) + (cloth ? CLOTH : 0) + (surface === 'glow' ? LAMP : 0);
      for (let i = 0; i < soup.position.length / 3; i++) {
        const at = (list: readonly number[], k: number) => list[i * 3 + k] as number;
        const albedo: Linear = [at(soup.color, 0), at(soup.color, 1), at(soup.color, 2)];
        const color =
          surface === 'glow' ? albedo : lit(albedo, skyLight(at(soup.normal, 1), at(soup.position, 1)));
        for (let k = 0; k < 3; k++) rows.push(Math.round(at(soup.position, k) * MILLIMETRES));
        for (const c of color) rows.push(Math.round(Math.min(1, Math.max(0, c)) * 255));
        rows.push(marks);
      }
    }
  }
  return Int32Array.from(rows);
}

export async function compileMovers(actors: readonly MoverActor[]): Promise<CompiledMovers | null> {
  if (actors.length === 0) return null;
  await MeshoptEncoder.ready;
  const doc = new Document();
  doc.createExtension(KHRMeshQuantization).setRequired(true);
  doc
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE });
  const unlit = doc.createExtension(KHRMaterialsUnlit);
  const material = doc
    .createMaterial('opaque')
    .setExtension('KHR_materials_unlit', unlit.createUnlit())
    .setRoughnessFactor(1)
    .setMetallicFactor(0);
  const buffer = doc.createBuffer();
  const scene = doc.createScene('movers');
  doc.getRoot().setDefaultScene(scene);
  for (const node of [...new Set(actors.map((a) => a.node))].sort()) {
    const shape = moverShapes[node];
    if (!shape) throw new Error(`no mover called ${node}`);
    const rows = rowsOf(shape());
    const { ids, firsts } = unique(rows, 7);
    const [order, used] = MeshoptEncoder.reorderMesh(Uint32Array.from(ids), true, true);
    const position = new Int16Array(used * 3);
    const color = new Uint8Array(used * 4);
    firsts.forEach((first, i) => {
      const to = order[i] as number;
      for (let k = 0; k < 3; k++) position[to * 3 + k] = rows[first * 7 + k] as number;
      for (let k = 0; k < 4; k++) color[to * 4 + k] = rows[first * 7 + 3 + k] as number;
    });
    const indices = Uint16Array.from(ids, (i) => order[i] as number);
    const accessor = (array: TypedArray, type: 'SCALAR' | 'VEC3' | 'VEC4') =>
      doc.createAccessor().setArray(array).setType(type).setBuffer(buffer);
    const primitive = doc
      .createPrimitive()
      .setMaterial(material)
      .setIndices(accessor(indices, 'SCALAR'))
      .setAttribute('POSITION', accessor(position, 'VEC3'))
      .setAttribute('COLOR_0', accessor(color, 'VEC4').setNormalized(true));
    const k = 1 / MILLIMETRES;
    scene.addChild(
      doc.createNode(node).setMesh(doc.createMesh(node).addPrimitive(primitive)).setScale([k, k, k]),
    );
  }
  const glb = await new NodeIO()
    .registerExtensions([KHRMeshQuantization, EXTMeshoptCompression, KHRMaterialsUnlit])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder })
    .writeBinary(doc);
  return { glb, actors: [...actors] };
}
