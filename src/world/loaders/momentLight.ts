import { Color, Vector3, type IUniform, type Texture } from 'three';
import type { MomentLook, Rgb } from '../core/momentLook.ts';

/** Uniforms that every surface of a space shares: a moment is changed by writing numbers here. */
export interface MomentLight {
  time: IUniform<number>;
  sky: IUniform<Color>;
  sun: IUniform<Color>;
  low: IUniform<Color>;
  lamp: IUniform<Color>;
  ambient: IUniform<Color>;
  pane: IUniform<number>;
  snow: IUniform<number>;
  grass: IUniform<Color>;
  crop: IUniform<Color>;
  cropShare: IUniform<number>;
  far: IUniform<Color>;
  zenith: IUniform<Color>;
  horizon: IUniform<Color>;
  glow: IUniform<Color>;
  glowFrom: IUniform<Vector3>;
  cloud: IUniform<Color>;
  cloudShare: IUniform<number>;
  /** Light maps of other hours, where the moment needs them. */
  late: IUniform<Texture | null>;
  /** 1 when they are there: two reads of a picture fewer for each pixel of ground at noon. */
  hasLate: IUniform<number>;
}

export function makeMomentLight(): MomentLight {
  const color = (): IUniform<Color> => ({ value: new Color() });
  return {
    time: { value: 0 },
    sky: color(),
    sun: color(),
    low: color(),
    lamp: color(),
    ambient: color(),
    pane: { value: 0 },
    snow: { value: 0 },
    grass: color(),
    crop: color(),
    cropShare: { value: 0 },
    far: color(),
    zenith: color(),
    horizon: color(),
    glow: color(),
    glowFrom: { value: new Vector3() },
    cloud: color(),
    cloudShare: { value: 0 },
    late: { value: null },
    hasLate: { value: 0 },
  };
}

const put = (to: IUniform<Color>, from: Rgb): void => {
  to.value.setRGB(from[0], from[1], from[2]);
};

export function showLook(light: MomentLight, look: MomentLook): void {
  put(light.sky, look.sky);
  put(light.sun, look.sun);
  put(light.low, look.low);
  put(light.lamp, look.lamp);
  put(light.ambient, look.ambient);
  light.pane.value = look.pane;
  light.snow.value = look.snow;
  put(light.grass, look.grass);
  put(light.crop, look.crop);
  light.cropShare.value = look.cropShare;
  put(light.far, look.far);
  light.zenith.value.set(look.zenith);
  light.horizon.value.set(look.horizon);
  light.glow.value.set(look.glow).multiplyScalar(look.glowShare);
  light.glowFrom.value.set(...look.glowFrom).normalize();
  light.cloud.value.set(look.cloud);
  light.cloudShare.value = look.cloudShare;
  light.hasLate.value = light.late.value ? 1 : 0;
}

export const momentUniforms = (light: MomentLight): Record<string, IUniform> => ({
  uTime: light.time,
  uSky: light.sky,
  uSun: light.sun,
  uLow: light.low,
  uLamp: light.lamp,
  uAmbient: light.ambient,
  uPane: light.pane,
  uSnow: light.snow,
  uGrass: light.grass,
  uCrop: light.crop,
  uCropShare: light.cropShare,
  uFar: light.far,
  uZenith: light.zenith,
  uHorizon: light.horizon,
  uGlow: light.glow,
  uGlowFrom: light.glowFrom,
  uCloud: light.cloud,
  uCloudShare: light.cloudShare,
  uLate: light.late,
  uHasLate: light.hasLate,
});
