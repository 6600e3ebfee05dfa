// Pieces to one glb: quantised, reordered, meshopt-compressed; every material unlit, COLOR_0 the colour before light,
// _LIGHT the baked shares of it.
import { Document, NodeIO, type Material, type TypedArray } from '@gltf-transform/core';
import {
  EXTMeshGPUInstancing,
  EXTMeshoptCompression,
  KHRMaterialsUnlit,
  KHRMeshQuantization,
} from '@gltf-transform/extensions';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import type { Surface } from '../kit/mesh.ts';
import { unique } from './unique.ts';

export interface Piece {
  name: string;
  surface: Surface;
  /** Metres. */
  position: ArrayLike<number>;
  /** Linear rgb, 0..1, and a class: see compile.ts; glow: 1 shines always, 0 pane. */
  color: ArrayLike<number>;
  /** shareCode of sky, sun, low sun, lamps; none on ground (it has maps), glow and sky. */
  light?: ArrayLike<number>;
  uv?: ArrayLike<number>;
  indices: Uint32Array;
  instances?: {
    at: readonly [number, number, number];
    scale: number;
    tint: readonly [number, number, number];
  }[];
}

const MILLIMETRES = 1000;

/** Without the vertices that no triangle names. */
function onlyUsed(piece: Piece): Piece {
  const to = new Map<number, number>();
  for (const i of piece.indices) if (!to.has(i)) to.set(i, to.size);
  const pick = (from: ArrayLike<number>, width: number) => {
    const out = new Float32Array(to.size * width);
    for (const [i, n] of to)
      for (let k = 0; k < width; k++) out[n * width + k] = from[i * width + k] as number;
    return out;
  };
  return {
    ...piece,
    position: pick(piece.position, 3),
    color: pick(piece.color, 4),
    light: piece.light && pick(piece.light, 4),
    uv: piece.uv && pick(piece.uv, 2),
    indices: piece.indices.map((i) => to.get(i) as number),
  };
}

/** Same place, colour and uv become one vertex; then the order that compresses best. */
function weld(whole: Piece, bits: number) {
  const piece = onlyUsed(whole);
  const n = piece.position.length / 3;
  const lo = [Infinity, Infinity, Infinity];
  const hi = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < n * 3; i++) {
    lo[i % 3] = Math.min(lo[i % 3] as number, piece.position[i] as number);
    hi[i % 3] = Math.max(hi[i % 3] as number, piece.position[i] as number);
  }
  const size = Math.max(...hi.map((h, k) => h - (lo[k] as number)), 1e-3);
  const step = piece.instances ? 1 / MILLIMETRES : size / (2 ** bits - 1);
  const origin = piece.instances ? [0, 0, 0] : lo;
  const width = 13;
  const rows = new Int32Array(n * width);
  const byte = (v: number) => Math.round(Math.min(1, Math.max(0, v)) * 255);
  for (let i = 0; i < n; i++) {
    const o = i * width;
    for (let k = 0; k < 3; k++)
      rows[o + k] = Math.round(((piece.position[i * 3 + k] as number) - (origin[k] as number)) / step);
    for (let k = 0; k < 4; k++) rows[o + 3 + k] = byte(piece.color[i * 4 + k] as number);
    if (piece.light) for (let k = 0; k < 4; k++) rows[o + 7 + k] = byte(piece.light[i * 4 + k] as number);
    if (piece.uv)
      for (let k = 0; k < 2; k++)
        rows[o + 11 + k] = Math.round(Math.min(1, Math.max(0, piece.uv[i * 2 + k] as number)) * 4095) * 16;
  }
  const { ids, firsts } = unique(rows, width);
  const part = (from: number, count: number) =>
    firsts.flatMap((f) => Array.from(rows.subarray(f * width + from, f * width + from + count)));
  const position = part(0, 3);
  const color = part(3, 4);
  const light = piece.light ? part(7, 4) : [];
  const uv = piece.uv ? part(11, 2) : [];
  const indices: number[] = [];
  for (let t = 0; t < piece.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => ids[piece.indices[t + k] as number] as number) as [
      number,
      number,
      number,
    ];
    if (a !== b && b !== c && c !== a) indices.push(a, b, c);
  }
  const [order, used] = MeshoptEncoder.reorderMesh(Uint32Array.from(indices), true, true);
  const sorted = Uint32Array.from(indices, (i) => order[i] as number);
  const move = <T extends Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer>>(
    from: number[],
    width: number,
    into: T,
    stride: number,
  ): T => {
    for (let i = 0; i < from.length / width; i++) {
      const to = order[i] as number;
      if (to < used) for (let k = 0; k < width; k++) into[to * stride + k] = from[i * width + k] as number;
    }
    return into;
  };
  return {
    indices: used < 65536 ? Uint16Array.from(sorted) : sorted,
    position: move(position, 3, piece.instances ? new Int16Array(used * 3) : new Uint16Array(used * 3), 3),
    color: move(color, 4, new Uint8Array(used * 4), 4),
    light: piece.light ? move(light, 4, new Uint8Array(used * 4), 4) : null,
    uv: piece.uv ? move(uv, 2, new Uint16Array(used * 2), 2) : null,
    step,
    origin: origin as [number, number, number],
  };
}

/** The bytes of a glb for src/world/loaders. Textures are files of their own, shared by all parts of a space. */
export async function writeGlb(pieces: readonly Piece[], bits: number): Promise<Uint8Array> {
  await MeshoptEncoder.ready;
  await MeshoptDecoder.ready;
  const doc = new Document();
  doc.createExtension(KHRMeshQuantization).setRequired(true);
  doc
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE });
  const unlit = doc.createExtension(KHRMaterialsUnlit);
  const instancing = doc.createExtension(EXTMeshGPUInstancing);
  const buffer = doc.createBuffer();
  const scene = doc.createScene('space');
  doc.getRoot().setDefaultScene(scene);
  const materials = new Map<Surface, Material>();
  const materialOf = (surface: Surface): Material => {
    const known = materials.get(surface);
    if (known) return known;
    const made = doc
      .createMaterial(surface)
      .setExtension('KHR_materials_unlit', unlit.createUnlit())
      .setRoughnessFactor(1)
      .setMetallicFactor(0);
    if (surface === 'leaf') made.setAlphaMode('MASK').setAlphaCutoff(0.42).setDoubleSided(true);
    materials.set(surface, made);
    return made;
  };
  for (const piece of pieces) {
    if (piece.indices.length === 0) continue;
    const w = weld(piece, bits);
    const accessor = (array: TypedArray, type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4') =>
      doc.createAccessor().setArray(array).setType(type).setBuffer(buffer);
    const primitive = doc
      .createPrimitive()
      .setMaterial(materialOf(piece.surface))
      .setIndices(accessor(w.indices, 'SCALAR'))
      .setAttribute('POSITION', accessor(w.position, 'VEC3'))
      .setAttribute('COLOR_0', accessor(w.color, 'VEC4').setNormalized(true));
    if (w.light) primitive.setAttribute('_LIGHT', accessor(w.light, 'VEC4').setNormalized(true));
    if (w.uv) primitive.setAttribute('TEXCOORD_0', accessor(w.uv, 'VEC2').setNormalized(true));
    const node = doc.createNode(piece.name).setMesh(doc.createMesh(piece.name).addPrimitive(primitive));
    if (piece.instances) {
      const { instances } = piece;
      node.setExtension(
        'EXT_mesh_gpu_instancing',
        instancing
          .createInstancedMesh()
          .setAttribute(
            'TRANSLATION',
            accessor(
              Float32Array.from(instances.flatMap((i) => i.at.map((v) => Math.round(v * 100) / 100))),
              'VEC3',
            ),
          )
          .setAttribute(
            'SCALE',
            accessor(
              Float32Array.from(
                instances.flatMap((i) =>
                  [i.scale, i.scale, i.scale].map((v) => Math.round(v * 64) / 64 / MILLIMETRES),
                ),
              ),
              'VEC3',
            ),
          )
          .setAttribute(
            '_COLOR_0',
            accessor(
              Float32Array.from(instances.flatMap((i) => i.tint.map((v) => Math.round(v * 64) / 64))),
              'VEC3',
            ),
          ),
      );
    } else node.setScale([w.step, w.step, w.step]).setTranslation([...w.origin]);
    scene.addChild(node);
  }
  const io = new NodeIO()
    .registerExtensions([KHRMeshQuantization, EXTMeshoptCompression, KHRMaterialsUnlit, EXTMeshGPUInstancing])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder });
  return io.writeBinary(doc);
}
