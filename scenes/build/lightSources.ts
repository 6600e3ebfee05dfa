// Where the light of a space comes from, and how its brightness is made even: sky, sun, low sun, lamps.
import { linear, type Linear } from '../kit/color.ts';
import type { Vec3 } from '../kit/mesh.ts';
import type { LeafLight } from '../kit/plants.ts';
import type { SpaceParts } from './SpaceSource.ts';
import { tinted, type FullLight } from './tone.ts';

export const times = (c: Linear, k: number): Linear => [c[0] * k, c[1] * k, c[2] * k];
export const unit = (v: Vec3): Vec3 => {
  const l = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / l, v[1] / l, v[2] / l];
};
export const luminance = (c: Linear): number => c[0] * 0.3 + c[1] * 0.6 + c[2] * 0.1;

/** Where the sun stands at a quarter to eight: east by south, still low. */
const MORNING: Vec3 = unit([0.89, 0.42, 0.18]);

export interface LightSources {
  exposure: number;
  zenith: Linear;
  horizon: Linear;
  /** Mean of the sky as flat ground sees it. */
  open: Linear;
  /** Toward the sun at noon and in the morning; null where no sun comes in. */
  direction: Vec3 | null;
  low: Vec3 | null;
  sunLight: Linear;
  ambient: number;
  full: FullLight;
  leaf: LeafLight;
}

/** Mean of the sky over the upper half, as flat ground sees it. */
function openSky(zenith: Linear, horizon: Linear): Linear {
  // Cosine-weighted mean of sqrt(sin h): the integral of 2·y·sqrt(y) from 0 to 1.
  const up = 0.8;
  return [0, 1, 2].map(
    (k) => (horizon[k] as number) * (1 - up) + (zenith[k] as number) * up,
  ) as unknown as Linear;
}

export function lightSources(parts: SpaceParts): LightSources {
  const exposure = parts.exposure ?? 1;
  const zenith = times(linear(parts.sky.zenith), parts.sky.strength);
  const horizon = times(linear(parts.sky.horizon), parts.sky.strength);
  const direction = parts.sun ? unit(parts.sun.direction) : null;
  const sunLight = parts.sun ? times(linear(parts.sun.color), parts.sun.strength) : ([0, 0, 0] as Linear);
  const ambient = parts.ambient ?? 0;
  const low = direction ? MORNING : null;
  const open = openSky(zenith, horizon);
  const lampColor = linear('#ffdcae');
  const full: FullLight = {
    sky: times(open, exposure),
    sun: times(sunLight, exposure),
    lamp: times(lampColor, exposure / luminance(lampColor)),
    lampByDay: parts.lampsByDay ? 1 : 0,
    ambient: [ambient * exposure, ambient * exposure, ambient * exposure],
  };
  const leaf: LeafLight = {
    sun: direction,
    low,
    sunLight: full.sun,
    zenith: times(zenith, exposure),
    horizon: times(horizon, exposure),
    skyShare: 1 / luminance(full.sky),
    shade: (albedo, light) => tinted(albedo, light, full),
  };

  return { exposure, zenith, horizon, open, direction, low, sunLight, ambient, full, leaf };
}
