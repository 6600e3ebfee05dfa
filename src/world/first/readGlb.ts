import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';

/**
 * What the first picture needs of a mesh, as our own baker writes them (scenes/README.md): quantized, in one primitive.
 */
export interface FlatMesh {
  name: string;
  /** Of the material: opaque, ground, leaf, sign, water, glow, sky. */
  surface: string;
  /** Metres: stored positions times scale, and from here. */
  from: readonly [number, number, number];
  scale: number;
  /** By their glTF names: POSITION, COLOR_0, _LIGHT, TEXCOORD_0. */
  attributes: Map<string, Column>;
  indices: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  /** TRANSLATION, SCALE and _COLOR_0 of each plant; null for a mesh that stands once. */
  plants: { count: number; columns: Map<string, Column> } | null;
}

/** A column of numbers in a buffer, as vertexAttribPointer wants to know it. */
export interface Column {
  bytes: Uint8Array<ArrayBuffer>;
  count: number;
  size: number;
  /** GL's number of the type: 5123 is unsigned short. */
  type: number;
  normalized: boolean;
  stride: number;
}

interface Gltf {
  nodes: {
    name: string;
    mesh: number;
    translation?: [number, number, number];
    scale?: [number, number, number];
    extensions?: { EXT_mesh_gpu_instancing?: { attributes: Record<string, number> } };
  }[];
  meshes: { primitives: { attributes: Record<string, number>; indices: number; material: number }[] }[];
  materials: { name: string }[];
  accessors: {
    bufferView: number;
    byteOffset?: number;
    componentType: number;
    count: number;
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4';
    normalized?: boolean;
  }[];
  bufferViews: {
    byteStride?: number;
    byteLength: number;
    extensions: { EXT_meshopt_compression: Packed };
  }[];
}
interface Packed {
  byteOffset: number;
  byteLength: number;
  byteStride: number;
  count: number;
  mode: string;
  filter?: string;
}

const sizes = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
const bytesOf: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };

/**
 * Reads a glb of our own baker. Throws on what it does not know: then there is no first picture, and three draws all.
 */
export async function readGlb(file: ArrayBuffer): Promise<FlatMesh[]> {
  const head = new DataView(file);
  if (head.getUint32(0, true) !== 0x46546c67) throw new Error('not a glb');
  const length = head.getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 20, length))) as Gltf;
  const body = new Uint8Array(file, 28 + length);
  await MeshoptDecoder.ready;
  const views = new Map<number, Uint8Array<ArrayBuffer>>();
  const viewOf = (at: number): Uint8Array<ArrayBuffer> => {
    const known = views.get(at);
    if (known) return known;
    const packed = gltf.bufferViews[at]?.extensions.EXT_meshopt_compression;
    if (!packed) throw new Error(`buffer view ${at} is not packed`);
    const { byteOffset, byteLength, byteStride, count, mode, filter } = packed;
    const plain = new Uint8Array(count * byteStride);
    const source = body.subarray(byteOffset, byteOffset + byteLength);
    MeshoptDecoder.decodeGltfBuffer(plain, count, byteStride, source, mode, filter);
    views.set(at, plain);
    return plain;
  };
  const columnOf = (at: number): Column => {
    const accessor = must(gltf.accessors[at]);
    const size = sizes[accessor.type];
    const { byteStride } = must(gltf.bufferViews[accessor.bufferView]);
    return {
      bytes: viewOf(accessor.bufferView).subarray(accessor.byteOffset ?? 0),
      count: accessor.count,
      size,
      type: accessor.componentType,
      normalized: accessor.normalized === true,
      stride: byteStride ?? size * must(bytesOf[accessor.componentType]),
    };
  };
  const columns = (of: Record<string, number>): Map<string, Column> =>
    new Map(Object.entries(of).map(([name, at]) => [name, columnOf(at)]));
  return gltf.nodes.map((node) => {
    const primitive = must(gltf.meshes[node.mesh]?.primitives[0]);
    const { bytes, count, type } = columnOf(primitive.indices);
    const Indices = type === 5125 ? Uint32Array : Uint16Array;
    const plants = node.extensions?.EXT_mesh_gpu_instancing;
    const own = plants && columns(plants.attributes);
    if (own?.has('ROTATION')) throw new Error(`${node.name} is turned`);
    return {
      name: node.name,
      surface: must(gltf.materials[primitive.material]).name,
      from: node.translation ?? [0, 0, 0],
      scale: node.scale?.[0] ?? 1,
      attributes: columns(primitive.attributes),
      indices: new Indices(bytes.buffer, bytes.byteOffset, count),
      plants: own ? { count: must(own.get('TRANSLATION')).count, columns: own } : null,
    };
  });
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the glb refers to what it lacks');
  return value;
}
