// How surfaces look, as functions of GLSL: one text for three's materials (loaders) and for the first picture (first).

/**
 * From the baked shares (square roots of v / 1.3) to light, and from light to picture: the same sums as
 * scenes/build/tone.ts, which the colours were baked against; scenes/build/tone.test.ts holds the two together.
 */
export const toneGlsl = `
vec3 tone(vec3 x) {
  vec3 lifted = x + 0.035 * exp(-x * 6.0);
  vec3 rolled = 0.78 + 0.34 * (1.0 - exp(-(lifted - 0.78) / 0.34));
  return mix(lifted, rolled, step(0.78, lifted));
}
uniform vec3 uSky, uSun, uLow, uLamp, uAmbient;
vec3 lightOf(vec4 code) {
  vec4 share = code * code * 1.3;
  return tone(share.x * uSky + share.y * uSun + share.z * uLow + share.w * uLamp + uAmbient);
}
/* Snow was told by the bake on plain things; on grass and fields it lies where much of the sky is seen. */
float snowOn(float kind, float skyCode) {
  float open = smoothstep(0.45, 0.7, skyCode * skyCode * 1.3);
  return mix(open, max(0.0, kind * 2.0 - 1.0), smoothstep(0.3, 0.5, kind));
}
const vec3 snowWhite = vec3(0.86, 0.89, 0.94);
`;

/**
 * What turns with the seasons, told by the class in the colour's alpha: 0 fields, .25 grass and woods, from .5 on
 * plain.
 */
export const seasonGlsl = `
uniform vec3 uGrass, uCrop;
uniform float uCropShare, uSnow;
vec3 inSeason(vec4 color) {
  float grass = max(0.0, 1.0 - abs(color.a * 4.0 - 1.0));
  float field = max(0.0, 1.0 - color.a * 4.0);
  vec3 turned = color.rgb * mix(vec3(1.0), uGrass, grass);
  return mix(turned, uCrop, field * uCropShare);
}
`;

/** Leaves: as baked, or turned to the two colours of a season that mix over the crown. `at`: the position as stored. */
export const leafGlsl = `
uniform vec3 uLeafA, uLeafB;
uniform float uLeafMean, uLeafTurned, uLeafSize, uLeafSnow;
uniform vec2 uLeafShift;
vec3 inLeaf(vec3 own, vec3 tint, vec3 at) {
  float grey = dot(own, vec3(0.3, 0.6, 0.1)) / uLeafMean;
  float patchy = 0.5 + 0.5 * sin(dot(at, vec3(0.0021, 0.0013, 0.0027)));
  float bright = dot(tint, vec3(0.3, 0.6, 0.1));
  vec3 turned = mix(uLeafA, uLeafB, patchy) * (0.45 + 0.55 * grey) * bright;
  return mix(own * tint, turned, uLeafTurned);
}
`;

/** A ground's light is in two halves of a picture: the sun's sharp, the sky's soft. `map`: 0..1 over the ground. */
export const groundGlsl = `
vec2 sharpOf(vec2 map) { return vec2(map.x, map.y * 0.666); }
vec2 softOf(vec2 map) { return vec2(map.x * 0.5, 0.667 + map.y * 0.333); }
`;

/** Two crossing waves of light in world space, still when time stands still; none on a field of rice. */
export const wavesGlsl = `
vec3 onWater(vec3 color, vec2 at, float field, vec2 eye, float time) {
  float w1 = sin(at.x * 1.9 + at.y * 4.3 - time * 1.6 + sin(at.y * 1.3) * 1.2);
  float w2 = sin(at.x * 5.1 - at.y * 2.2 + time * 1.1 + sin(at.x * 0.9) * 1.5);
  float glint = smoothstep(0.78, 1.0, (w1 * 0.6 + w2 * 0.5) * (0.72 + 0.4 * sin(at.x * 0.37 + sin(at.y * 0.53) * 2.0)));
  float calm = (1.0 - field) * (1.0 - smoothstep(25.0, 85.0, distance(at, eye)));
  return color * (1.0 + (0.07 * w1 + 0.05 * w2) * calm) + glint * calm * 0.28 * uSky;
}
`;

/** Panes: dark glass by day, lit as far as uPane says; alpha 1 shines always. */
export const paneGlsl = `
uniform float uPane;
vec3 inPane(vec4 color) {
  vec3 glass = vec3(0.11, 0.15, 0.19) * uSky * 1.6;
  return mix(mix(glass, color.rgb, uPane), color.rgb, color.a);
}
`;

/** The sky in a direction: horizon to zenith, the glow of the sun or the moon, clouds. */
export const skyGlsl = `
uniform vec3 uZenith, uHorizon, uGlow, uGlowFrom, uCloud;
uniform float uCloudShare, uTime;
uniform sampler2D uClouds;
vec3 skyOf(vec3 way) {
  float up = max(0.0, way.y);
  vec3 color = mix(uHorizon, uZenith, pow(up, 0.5));
  float toward = max(0.0, dot(way, uGlowFrom));
  color += uGlow * (pow(toward, 5.0) * 0.3 * (1.0 - up) + pow(toward, 900.0) * 1.6);
  vec2 high = way.xz / (up + 0.32);
  float puff = texture2D(uClouds, high * 0.16 + vec2(uTime * 0.0011, 0.0)).r * 0.7
    + texture2D(uClouds, high * 0.47 + vec2(0.31, uTime * 0.0017)).r * 0.3;
  puff = clamp(0.5 + (puff - 0.47) * 2.3, 0.0, 1.0);
  float cover = smoothstep(0.74 - uCloudShare * 0.5, 0.96 - uCloudShare * 0.5, puff) * smoothstep(0.03, 0.22, up);
  return mix(color, uCloud, cover * 0.88);
}
`;
