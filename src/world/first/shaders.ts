import {
  groundGlsl,
  leafGlsl,
  paneGlsl,
  seasonGlsl,
  skyGlsl,
  toneGlsl,
  wavesGlsl,
} from '../core/surfaceGlsl.ts';

export interface ShaderText {
  vertex: string;
  fragment: string;
}

// The functions are shared with three's materials, which are written in the older words of GLSL.
const older = '#define texture2D texture\n';

/** Light to sRGB, as three's colorspace_fragment. */
const shown = `vec3 shown(vec3 c) {
  return mix(c * 12.92, 1.055 * pow(c, vec3(0.41666)) - 0.055, step(0.0031308, c));
}`;

const vertex = (head: string, body: string): string => `#version 300 es
${older}
uniform mat4 uViewProjection;
uniform vec4 uPlace;
in vec3 POSITION;
in vec4 COLOR_0;
in vec4 _LIGHT;
in vec2 TEXCOORD_0;
in vec3 TRANSLATION;
in vec3 SCALE;
in vec3 _COLOR_0;
out vec3 vColor;
out vec2 vMap;
out vec3 vAt;
out float vField;
${toneGlsl}${seasonGlsl}${head}
void main() {
  vAt = POSITION * uPlace.w + uPlace.xyz;
  vMap = TEXCOORD_0;
  ${body}
  gl_Position = uViewProjection * vec4(vAt, 1.0);
}`;

const fragment = (head: string, body: string): string => `#version 300 es
${older}
precision highp float;
in vec3 vColor;
in vec2 vMap;
in vec3 vAt;
in float vField;
out vec4 outColor;
uniform sampler2D uMap;
uniform vec3 uEye;
${toneGlsl}${head}
${shown}
void main() {
  vec3 color = vColor;
  ${body}
  outColor = vec4(shown(color), 1.0);
}`;

const lit = 'vColor = inSeason(COLOR_0) * lightOf(_LIGHT);';

/** By surface, at the usual moment: no snow, no lamps, no other hours' light maps. 'dome' is the sky itself. */
export const shaderTexts: Record<string, ShaderText> = {
  opaque: { vertex: vertex('', lit), fragment: fragment('', '') },
  sign: {
    vertex: vertex('', lit),
    fragment: fragment('', 'color *= texture(uMap, vMap).rgb;'),
  },
  water: {
    vertex: vertex('', `${lit}\nvField = max(0.0, 1.0 - COLOR_0.a * 4.0) * uCropShare;`),
    fragment: fragment(wavesGlsl, 'color = onWater(color, vAt.xz, vField, uEye.xz, 0.0);'),
  },
  ground: {
    vertex: vertex('', 'vColor = inSeason(COLOR_0);'),
    fragment: fragment(
      groundGlsl,
      'color *= lightOf(vec4(texture(uMap, softOf(vMap)).r, texture(uMap, sharpOf(vMap)).r, 0.0, 0.0));',
    ),
  },
  leaf: {
    vertex: vertex(
      `${leafGlsl}uniform float uIsPlants;`,
      `vec3 tint = vec3(1.0);
  if (uIsPlants > 0.5) {
    vAt = POSITION * uLeafSize * SCALE + TRANSLATION;
    tint = _COLOR_0;
  }
  vMap += uLeafShift;
  vColor = inLeaf(COLOR_0.rgb, tint, POSITION) * lightOf(_LIGHT);`,
    ),
    fragment: fragment(
      '',
      'vec4 leaf = texture(uMap, vMap);\nif (leaf.a < 0.42) discard;\ncolor *= leaf.rgb;',
    ),
  },
  glow: { vertex: vertex(paneGlsl, 'vColor = inPane(COLOR_0);'), fragment: fragment('', '') },
  sky: {
    vertex: vertex('uniform vec3 uFar;', 'vColor = inSeason(COLOR_0) * uFar;'),
    fragment: fragment('', ''),
  },
  dome: {
    vertex: `#version 300 es
in vec3 POSITION;
uniform mat3 uTurn;
uniform vec2 uHalf;
out vec3 vWay;
void main() {
  vWay = uTurn * vec3(POSITION.xy * uHalf, -1.0);
  gl_Position = vec4(POSITION.xy, 1.0, 1.0);
}`,
    fragment: `#version 300 es
${older}
precision highp float;
in vec3 vWay;
out vec4 outColor;
${skyGlsl}
${shown}
void main() {
  outColor = vec4(shown(skyOf(normalize(vWay))), 1.0);
}`,
  },
};
