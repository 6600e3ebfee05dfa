import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { usualMoment, type Hour, type Moment, type Season } from './moment.ts';

export type Rgb = readonly [number, number, number];

export type Weather = 'petals' | 'rain' | 'leaves' | 'snow' | null;

/** All that a moment changes: numbers for the shaders of src/world/loaders, linear rgb where not said otherwise. */
export interface MomentLook {
  /** Full light of each baked share. */
  sky: Rgb;
  sun: Rgb;
  low: Rgb;
  lamp: Rgb;
  ambient: Rgb;
  /** 0..1: how brightly panes and street lamps shine. */
  pane: number;
  /** 0..1: how much snow lies where all of the sky is seen. */
  snow: number;
  /** Times the colour of grass and woods. */
  grass: Rgb;
  /** What stands in the fields, and how much of it hides what was painted there. */
  crop: Rgb;
  cropShare: number;
  /** Times the painted mountains. */
  far: Rgb;
  /** '#rrggbb' sRGB. */
  zenith: string;
  horizon: string;
  glow: string;
  /** Toward the glow of the sun, and 0..1 of how strong it is. */
  glowFrom: Rgb;
  glowShare: number;
  cloud: string;
  /** 0..1 of the sky. */
  cloudShare: number;
  /** 0..1. */
  stars: number;
  weather: Weather;
}

interface HourLook {
  sky: Rgb;
  sun: Rgb;
  low: Rgb;
  ambient: Rgb;
  lamp: number;
  pane: number;
  far: Rgb;
  zenith: string;
  horizon: string;
  glow: string;
  glowFrom: Rgb;
  glowShare: number;
  cloud: string;
  stars: number;
}

/**
 * Factors on the light of noon. Dusk comes after the sun has gone behind the mountains; at night the moon stands where
 * the sun did.
 */
const byHour: Record<Hour, HourLook> = {
  morning: {
    sky: [0.84, 0.9, 1],
    sun: [0, 0, 0],
    low: [1.02, 0.86, 0.66],
    ambient: [1, 1, 1],
    lamp: 0,
    pane: 0.12,
    far: [0.98, 0.97, 1],
    zenith: '#8dbce6',
    horizon: '#f7e9d6',
    glow: '#fff1cf',
    glowFrom: [0.89, 0.3, 0.18],
    glowShare: 0.6,
    cloud: '#fff6ea',
    stars: 0,
  },
  noon: {
    sky: [1, 1, 1],
    sun: [1, 1, 1],
    low: [0, 0, 0],
    ambient: [1, 1, 1],
    lamp: 0,
    pane: 0,
    far: [1, 1, 1],
    zenith: '#6fa9de',
    horizon: '#e9f1f3',
    glow: '#fff8e6',
    glowFrom: [-0.58, 0.66, 0.48],
    glowShare: 0.3,
    cloud: '#fffdf8',
    stars: 0,
  },
  dusk: {
    sky: [0.56, 0.47, 0.66],
    sun: [0.34, 0.17, 0.1],
    low: [0, 0, 0],
    ambient: [0.8, 0.72, 0.72],
    lamp: 1.4,
    pane: 0.9,
    far: [0.66, 0.5, 0.6],
    zenith: '#5c679e',
    horizon: '#f6bd93',
    glow: '#ff9d5c',
    glowFrom: [-0.86, 0.05, 0.5],
    glowShare: 1,
    cloud: '#f3a78c',
    stars: 0.08,
  },
  night: {
    sky: [0.085, 0.115, 0.23],
    sun: [0.075, 0.1, 0.18],
    low: [0, 0, 0],
    ambient: [0.5, 0.47, 0.5],
    lamp: 2.1,
    pane: 1,
    far: [0.06, 0.085, 0.17],
    zenith: '#0b1430',
    horizon: '#2a3a63',
    glow: '#b9c8ee',
    glowFrom: [-0.58, 0.66, 0.48],
    glowShare: 0.35,
    cloud: '#3a4870',
    stars: 1,
  },
};

interface SeasonLook {
  sky: Rgb;
  sun: Rgb;
  snow: number;
  grass: Rgb;
  crop: Rgb;
  cropShare: number;
  far: Rgb;
  cloudShare: number;
  weather: Weather;
}

const bySeason: Record<Season, SeasonLook> = {
  spring: {
    sky: [1, 1, 1],
    sun: [1, 1, 1],
    snow: 0,
    grass: [1, 1, 1],
    crop: [0.4, 0.55, 0.6],
    cropShare: 0,
    far: [1, 1, 1],
    cloudShare: 0.42,
    weather: 'petals',
  },
  summer: {
    sky: [0.98, 1, 1.02],
    sun: [1.06, 1.05, 1],
    snow: 0,
    grass: [0.72, 0.92, 0.62],
    crop: [0.16, 0.36, 0.06],
    cropShare: 0.9,
    far: [0.82, 0.95, 0.9],
    cloudShare: 0.5,
    weather: null,
  },
  autumn: {
    sky: [1, 0.98, 0.96],
    sun: [1.02, 0.96, 0.86],
    snow: 0,
    grass: [1.28, 0.9, 0.62],
    crop: [0.66, 0.44, 0.1],
    cropShare: 0.95,
    far: [1.22, 0.94, 0.78],
    cloudShare: 0.34,
    weather: 'leaves',
  },
  winter: {
    sky: [1.02, 1.05, 1.12],
    sun: [0.86, 0.84, 0.84],
    snow: 1,
    grass: [1.1, 0.98, 0.86],
    crop: [0.86, 0.88, 0.93],
    cropShare: 1,
    far: [1, 1.02, 1.06],
    cloudShare: 0.5,
    weather: 'snow',
  },
};

const times = (a: Rgb, b: Rgb): Rgb => [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
export const scaled = (a: Rgb, k: number): Rgb => [a[0] * k, a[1] * k, a[2] * k];

/** How a space looks at a moment. A summer morning rains: the town's wettest month is shown as it is. */
export function lookAt({ season, hour }: Moment, space: Pick<SceneSpace, 'light' | 'indoor'>): MomentLook {
  const h = byHour[hour];
  const s = bySeason[season];
  const { light } = space;
  const isWet = season === 'summer' && hour === 'morning';
  const sun = times(h.sun, s.sun);
  const low = times(h.low, s.sun);
  return {
    sky: times(light.sky, isWet ? [0.95, 1, 1.02] : times(h.sky, s.sky)),
    sun: times(light.sun, sun),
    low: times(light.sun, isWet ? [0.1, 0.1, 0.1] : low),
    lamp: scaled(light.lamp, space.indoor ? light.lampByDay : h.lamp),
    // Rooms are lit for those who look in: their lamps carry most of what goes round the walls.
    ambient: times(space.indoor && h.pane > 0.5 ? [0.82, 0.8, 0.8] : h.ambient, light.ambient),
    pane: isWet ? 0.5 : h.pane,
    snow: s.snow,
    grass: s.grass,
    crop: s.crop,
    cropShare: s.cropShare,
    far: isWet ? [0.72, 0.8, 0.84] : times(h.far, s.far),
    zenith: isWet ? '#9fb0bd' : h.zenith,
    horizon: isWet ? '#d3dbdd' : h.horizon,
    glow: h.glow,
    glowFrom: h.glowFrom,
    glowShare: isWet ? 0 : h.glowShare,
    cloud: isWet ? '#c9d1d6' : h.cloud,
    cloudShare: isWet ? 0.95 : hour === 'night' ? s.cloudShare * 0.6 : s.cloudShare,
    stars: season === 'summer' || hour === 'night' ? h.stars : h.stars * 0.6,
    weather: isWet ? 'rain' : season === 'summer' || hour === 'night' ? seasonAtNight(season) : s.weather,
  };
}

/**
 * Light in the open over that of a spring noon, and how far lamps shine: for what moves and has no light baked on it.
 */
export function openLight(
  moment: Moment,
  space: Pick<SceneSpace, 'light' | 'indoor'>,
): { tint: Rgb; lamps: number } {
  const open = (look: MomentLook, k: 0 | 1 | 2): number =>
    look.sky[k] + look.sun[k] + look.low[k] * 0.7 + look.ambient[k] + look.pane * 0.05;
  const [now, usual] = [lookAt(moment, space), lookAt(usualMoment, space)];
  const tint = ([0, 1, 2] as const).map((k) => Math.min(1.1, open(now, k) / open(usual, k)));
  return { tint: tint as unknown as Rgb, lamps: now.pane };
}

/** At night only snow falls: what cannot be seen need not be drawn. */
function seasonAtNight(season: Season): Weather {
  return season === 'winter' ? 'snow' : null;
}
