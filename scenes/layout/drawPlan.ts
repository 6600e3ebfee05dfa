// A layout as a map: what one looks at while moving things about, a second after the change and without any baking.
import type { Vec2 } from '../kit/mesh.ts';
import { treesOf, type Arranged } from './arrange.ts';
import { thick, type Outline } from './geometry.ts';
import { grounds } from './grounds.ts';
import { standOf } from './marks.ts';

const MARGIN = 12;

/** An SVG, 8 pixels a metre; x east to the right, z south downward, with a grid of 10 m. */
export function drawPlan(arranged: Arranged): string {
  const { layout, standing, running, obstacles } = arranged;
  const xs = layout.walk.flat().map((p) => p[0]);
  const zs = [...layout.walk.flat(), ...standing.map((s) => s.item.at)].map((p) => p[1]);
  const [x0, z0] = [Math.min(...xs) - MARGIN, Math.min(...zs) - MARGIN];
  const [w, h] = [Math.max(...xs) + MARGIN - x0, Math.max(...zs) + MARGIN - z0];
  const points = (o: Outline) => o.map(([x, z]) => `${x.toFixed(2)},${z.toFixed(2)}`).join(' ');
  const shape = (o: Outline, fill: string, more = '') =>
    `<polygon points="${points(o)}" fill="${fill}" ${more}/>`;
  const dot = ([x, z]: Vec2, r: number, fill: string) =>
    `<circle cx="${x}" cy="${z}" r="${r}" fill="${fill}"/>`;
  const word = ([x, z]: Vec2, text: string, fill = '#222', size = 1.3) =>
    `<text x="${x}" y="${z}" font-size="${size}" fill="${fill}" ` +
    `text-anchor="middle">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
  const grid: string[] = [];
  for (let x = Math.ceil(x0 / 10) * 10; x < x0 + w; x += 10)
    grid.push(
      `<path d="M${x} ${z0}V${z0 + h}"/>`,
      `<text x="${x}" y="${z0 + 1.4}" font-size="1.2">x ${x}</text>`,
    );
  for (let z = Math.ceil(z0 / 10) * 10; z < z0 + h; z += 10)
    grid.push(`<path d="M${x0} ${z}H${x0 + w}"/>`, `<text x="${x0}" y="${z}" font-size="1.2">z ${z}</text>`);
  const tone = (kind: keyof typeof grounds) => grounds[kind].tone(0, 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x0} ${z0} ${w} ${h}" ` +
      `width="${w * 8}" height="${h * 8}" font-family="sans-serif">`,
    `<rect x="${x0}" y="${z0}" width="${w}" height="${h}" fill="${layout.sea ? '#8cc6d2' : '#b9c98a'}"/>`,
    shape(arranged.terrain.shore, '#b9cf86'),
    ...(layout.land.terraces ?? []).map((t) =>
      shape(t.outline, t.ground ? tone(t.ground) : '#a9c276', 'stroke="#857c6e" stroke-width=".3"'),
    ),
    ...(layout.areas ?? []).map((a) => shape(a.outline, tone(a.kind))),
    ...layout.walk.map((o) =>
      shape(o, '#ffffff', 'fill-opacity=".25" stroke="#2f7a4f" stroke-width=".2" stroke-dasharray="1"'),
    ),
    ...(layout.ways ?? []).map((way) =>
      shape(
        thick(way.points, way.width),
        way.kind === 'stairs' || way.kind === 'ramp' ? '#e8ddc4' : '#a8a49c',
      ),
    ),
    ...running.map(
      (r) =>
        `<polyline points="${points(r.points.map(([x, , z]) => [x, z]))}" fill="none" ` +
        `stroke="#6b6259" stroke-width="${r.ready.walk?.width ?? 0.4}"/>`,
    ),
    '<g fill="none" stroke="#000" stroke-width=".05" ' +
      `opacity=".45">${grid.join('').replaceAll('<text', '<text fill="#000" stroke="none"')}</g>`,
    ...obstacles.map((o) => shape(o, '#7a5b46', 'fill-opacity=".55"')),
    ...(layout.plants ?? []).flatMap((p) => treesOf(p).map((at) => dot(at, 0.8, '#4f8a45'))),
    ...standing.map((s) =>
      s.group === 'buildings'
        ? s.outlines.map((o) => shape(o, '#c98a5e', 'stroke="#5c3b26" stroke-width=".2"')).join('') +
          word(s.item.at, s.item.id ?? s.item.part)
        : s.group === 'people'
          ? dot(s.item.at, 0.35, '#d9553c')
          : dot(s.item.at, 0.3, '#333') + word([s.item.at[0], s.item.at[1] - 0.5], s.item.part, '#333', 0.8),
    ),
    ...layout.places.flatMap((p) => {
      const at = standOf(arranged, p);
      return at ? [dot(at, 0.5, '#27456b')] : [];
    }),
    ...layout.spots.map(
      (s) => dot(s.stand, 0.45, '#2f6fd0') + word([s.stand[0], s.stand[1] + 1.5], s.spot_id, '#1d4f9f', 1),
    ),
    ...layout.viewpoints.map(
      (v) =>
        `<path d="M${v.eye[0]} ${v.eye[2]}L${v.target[0]} ${v.target[2]}" ` +
        'stroke="#8a3a9a" stroke-width=".1" stroke-dasharray=".6"/>' +
        dot([v.eye[0], v.eye[2]], 0.3, '#8a3a9a'),
    ),
    dot(layout.spawn.at, 0.7, '#c8452f') + word(layout.spawn.at, 'spawn', '#c8452f'),
    '</svg>\n',
  ].join('\n');
}
