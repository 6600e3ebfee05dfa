import {
  ClampToEdgeWrapping,
  LinearFilter,
  LinearMipmapLinearFilter,
  NoColorSpace,
  RedFormat,
  SRGBColorSpace,
  Texture,
} from 'three';
import { SceneFetchError } from './fetchBytes.ts';

/**
 * WebP bytes to a texture with its first row on top. 'ground' and 'late' are light, one channel; the others are colours
 * with holes.
 */
export async function readTexture(bytes: ArrayBuffer, name: string): Promise<Texture> {
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }), {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
  }).catch((cause: unknown) => {
    throw new SceneFetchError('scene_missing', `the picture ${name} cannot be read`, { cause });
  });
  const texture = new Texture(image);
  texture.flipY = false;
  texture.wrapS = texture.wrapT = ClampToEdgeWrapping;
  texture.magFilter = LinearFilter;
  const isLight = name === 'ground' || name === 'late';
  if (isLight) texture.format = RedFormat;
  // Light maps are soft and two stand in one picture: no smaller copies in which they would run together.
  texture.generateMipmaps = !isLight;
  texture.minFilter = isLight ? LinearFilter : LinearMipmapLinearFilter;
  texture.colorSpace = isLight ? NoColorSpace : SRGBColorSpace;
  texture.needsUpdate = true;
  return texture;
}
