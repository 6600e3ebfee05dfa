import { cloudsAcross, cloudTexels } from '../core/clouds.ts';
import { kindOf, leafCell, leafGrey, leafLookOf, shiftTo, type LeafLook } from '../core/leafLook.ts';
import { usualMoment } from '../core/moment.ts';
import type { MomentLook, Rgb } from '../core/momentLook.ts';
import type { Point } from '../core/arrival.ts';
import { cameraAt } from './camera.ts';
import type { FirstView } from './handover.ts';
import type { Column, FlatMesh } from './readGlb.ts';
import { shaderTexts } from './shaders.ts';

export type Pictures = Partial<Record<'ground' | 'leaf', ImageBitmap>>;

interface Part {
  mesh: FlatMesh | null;
  program: WebGLProgram;
  array: WebGLVertexArrayObject;
  texture: WebGLTexture | null;
  /** What a kind of plant wears in spring; null for all else. */
  leaf: { look: LeafLook; mean: number; shift: readonly [number, number] } | null;
}

/** Fixed places, so that no program has to be ready before the next one is given to the driver. */
const slots = ['POSITION', 'COLOR_0', '_LIGHT', 'TEXCOORD_0', 'TRANSLATION', 'SCALE', '_COLOR_0'];

/** What hides most is drawn first; the sky itself comes last. */
const order = ['opaque', 'glow', 'sign', 'ground', 'water', 'leaf', 'sky'];

/** A space's first part as one sees it on arriving, in plain WebGL: to look round, no engine is needed. */
export class FirstPicture {
  readonly #gl: WebGL2RenderingContext;
  readonly #look: MomentLook;
  readonly #eye: Point;
  readonly #programs = new Map<string, WebGLProgram>();
  /** Asked for once: an answer waits for the driver. */
  readonly #uniforms = new Map<WebGLProgram, Map<string, WebGLUniformLocation | null>>();
  readonly #dome: Part;
  readonly #parts: Part[];

  constructor(
    gl: WebGL2RenderingContext,
    meshes: readonly FlatMesh[],
    pictures: Pictures,
    look: MomentLook,
    eye: Point,
  ) {
    this.#gl = gl;
    this.#look = look;
    this.#eye = eye;
    const textures = new Map<string, WebGLTexture>();
    textures.set('sign', this.#blank());
    for (const [name, image] of Object.entries(pictures)) textures.set(name, this.#upload(name, image));
    this.#dome = this.#makeDome();
    this.#parts = meshes
      .filter((m) => m.surface !== 'leaf' || springLook(m).size > 0)
      .sort((a, b) => order.indexOf(a.surface) - order.indexOf(b.surface))
      .map((m) => this.#part(m, textures.get(m.surface) ?? null));
    for (const part of [this.#dome, ...this.#parts]) this.#light(part);
  }

  /** What stands on the signs, once it has come; boards are blank until then. */
  write(image: ImageBitmap): void {
    const texture = this.#upload('sign', image);
    for (const part of this.#parts) if (part.mesh?.surface === 'sign') part.texture = texture;
  }

  /** `width` and `height` in device pixels. */
  draw(view: FirstView, width: number, height: number): void {
    const gl = this.#gl;
    const camera = cameraAt(this.#eye, view, width / height);
    gl.viewport(0, 0, width, height);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.clear(gl.DEPTH_BUFFER_BIT);
    for (const part of this.#parts) {
      const { mesh } = part;
      if (!mesh) continue;
      this.#use(part);
      if (mesh.surface === 'leaf') gl.disable(gl.CULL_FACE);
      else gl.enable(gl.CULL_FACE);
      gl.uniformMatrix4fv(this.#at(part, 'uViewProjection'), false, camera.toClip);
      this.#place(part, mesh);
      const type = mesh.indices instanceof Uint32Array ? gl.UNSIGNED_INT : gl.UNSIGNED_SHORT;
      const { length } = mesh.indices;
      if (mesh.plants) gl.drawElementsInstanced(gl.TRIANGLES, length, type, 0, mesh.plants.count);
      else gl.drawElements(gl.TRIANGLES, length, type, 0);
    }
    this.#use(this.#dome);
    gl.uniformMatrix3fv(this.#at(this.#dome, 'uTurn'), false, camera.turn);
    gl.uniform2f(this.#at(this.#dome, 'uHalf'), ...camera.half);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #at(part: Part, name: string): WebGLUniformLocation | null {
    const { program } = part;
    const known = this.#uniforms.get(program) ?? new Map<string, WebGLUniformLocation | null>();
    this.#uniforms.set(program, known);
    if (!known.has(name)) known.set(name, this.#gl.getUniformLocation(program, name));
    return known.get(name) ?? null;
  }

  #use(part: Part): void {
    const gl = this.#gl;
    gl.useProgram(part.program);
    gl.bindVertexArray(part.array);
    gl.bindTexture(gl.TEXTURE_2D, part.texture);
  }

  #program(surface: string): WebGLProgram {
    const known = this.#programs.get(surface);
    if (known) return known;
    const gl = this.#gl;
    const text = shaderTexts[surface];
    if (!text) throw new Error(`nobody knows the surface ${surface}`);
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, text.vertex],
      [gl.FRAGMENT_SHADER, text.fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) throw new Error('the context is lost');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    slots.forEach((name, slot) => gl.bindAttribLocation(program, slot, name));
    gl.linkProgram(program);
    this.#programs.set(surface, program);
    return program;
  }

  #part(mesh: FlatMesh, texture: WebGLTexture | null): Part {
    const gl = this.#gl;
    const program = this.#program(mesh.surface);
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    for (const [name, column] of mesh.attributes) this.#bind(name, column, 0);
    for (const [name, column] of mesh.plants?.columns ?? []) this.#bind(name, column, 1);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.indices, gl.STATIC_DRAW);
    gl.bindVertexArray(null);
    return { mesh, program, array, texture, leaf: mesh.surface === 'leaf' ? leafOf(mesh) : null };
  }

  #bind(name: string, { bytes, size, type, normalized, stride }: Column, divisor: 0 | 1): void {
    const gl = this.#gl;
    const slot = slots.indexOf(name);
    if (slot < 0) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(slot);
    gl.vertexAttribPointer(slot, size, type, normalized, stride, 0);
    gl.vertexAttribDivisor(slot, divisor);
  }

  #upload(name: string, image: ImageBitmap): WebGLTexture {
    const gl = this.#gl;
    const isLight = name === 'ground';
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    if (isLight) gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, image);
    else gl.texImage2D(gl.TEXTURE_2D, 0, gl.SRGB8_ALPHA8, gl.RGBA, gl.UNSIGNED_BYTE, image);
    if (!isLight) gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, isLight ? gl.LINEAR : gl.LINEAR_MIPMAP_LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return texture;
  }

  #blank(): WebGLTexture {
    const gl = this.#gl;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    const pixel = new Uint8Array([200, 190, 175, 255]);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 1, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    return texture;
  }

  #makeDome(): Part {
    const gl = this.#gl;
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    const bytes = new Uint8Array(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]).buffer);
    this.#bind('POSITION', { bytes, count: 3, size: 3, type: gl.FLOAT, normalized: false, stride: 12 }, 0);
    const texture = gl.createTexture();
    const [across, one] = [cloudsAcross, gl.UNSIGNED_BYTE];
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, across, across, 0, gl.RED, one, cloudTexels());
    gl.generateMipmap(gl.TEXTURE_2D);
    return { mesh: null, program: this.#program('dome'), array, texture, leaf: null };
  }

  /** What stays the same however one turns. */
  #light(part: Part): void {
    const gl = this.#gl;
    const look = this.#look;
    gl.useProgram(part.program);
    const three = (name: string, value: Rgb): void => gl.uniform3f(this.#at(part, name), ...value);
    three('uEye', this.#eye);
    three('uSky', look.sky);
    three('uSun', look.sun);
    three('uLow', look.low);
    three('uLamp', look.lamp);
    three('uAmbient', look.ambient);
    three('uGrass', look.grass);
    three('uCrop', look.crop);
    three('uFar', look.far);
    three('uZenith', linear(look.zenith));
    three('uHorizon', linear(look.horizon));
    three('uCloud', linear(look.cloud));
    const glow = linear(look.glow).map((v) => v * look.glowShare);
    three('uGlow', glow as unknown as Rgb);
    const length = Math.hypot(...look.glowFrom);
    three('uGlowFrom', look.glowFrom.map((v) => v / length) as unknown as Rgb);
    gl.uniform1f(this.#at(part, 'uCropShare'), look.cropShare);
    gl.uniform1f(this.#at(part, 'uCloudShare'), look.cloudShare);
    gl.uniform1f(this.#at(part, 'uPane'), look.pane);
  }

  /** What each mesh has for itself. */
  #place(part: Part, mesh: FlatMesh): void {
    const gl = this.#gl;
    gl.uniform4f(this.#at(part, 'uPlace'), ...mesh.from, mesh.scale);
    if (!part.leaf) return;
    const { look, mean, shift } = part.leaf;
    const [a, b] = look.colors ?? [[0, 0, 0] as Rgb, [0, 0, 0] as Rgb];
    gl.uniform1f(this.#at(part, 'uIsPlants'), mesh.plants ? 1 : 0);
    gl.uniform1f(this.#at(part, 'uLeafTurned'), look.colors ? 1 : 0);
    gl.uniform1f(this.#at(part, 'uLeafSize'), look.size);
    gl.uniform1f(this.#at(part, 'uLeafMean'), mean);
    gl.uniform3f(this.#at(part, 'uLeafA'), ...a);
    gl.uniform3f(this.#at(part, 'uLeafB'), ...b);
    gl.uniform2f(this.#at(part, 'uLeafShift'), ...shift);
  }
}

const springLook = (mesh: FlatMesh) => leafLookOf(kindOf(mesh.name), usualMoment.season);

function leafOf(mesh: FlatMesh): NonNullable<Part['leaf']> {
  const look = springLook(mesh);
  return { look, mean: greyOf(mesh), shift: shiftTo(look.cell, cellOf(mesh)) };
}

function greyOf(mesh: FlatMesh): number {
  const color = mesh.attributes.get('COLOR_0');
  return color ? leafGrey(color.count, (i, k) => (color.bytes[i * color.stride + k] ?? 0) / 255) : 1;
}

function cellOf(mesh: FlatMesh): readonly [number, number] {
  const uv = mesh.attributes.get('TEXCOORD_0');
  if (!uv) return [0, 0];
  const { bytes, stride, count } = uv;
  const data = new DataView(bytes.buffer, bytes.byteOffset);
  const read = (i: number, k: number): number => data.getUint16(i * stride + k * 2, true) / 65_535;
  return leafCell(
    count,
    (i) => read(i, 0),
    (i) => read(i, 1),
  );
}

/** '#rrggbb' as light. */
function linear(hex: string): Rgb {
  const one = (at: number): number => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [one(1), one(3), one(5)];
}
