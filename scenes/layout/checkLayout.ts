// What is wrong with a layout that reads well: things in the sea, in each other, or where nobody can get to.
import type { Vec2 } from '../kit/mesh.ts';
import { treesOf, type Arranged, type Standing } from './arrange.ts';
import { dense, isInside, overlap } from './geometry.ts';
import type { Problem } from './LayoutError.ts';
import { buildingOf, standOf } from './marks.ts';
import { reach } from './reach.ts';

/** Half a metre beside reachable ground still counts as there: a body is that wide. */
const BESIDE = 0.5;

const say = (path: string, ja: string, en: string): Problem => ({ path, ja, en });

export function checkLayout(arranged: Arranged): Problem[] {
  return [...checkIds(arranged), ...checkGround(arranged), ...checkWalk(arranged)];
}

function checkIds(arranged: Arranged): Problem[] {
  const { layout } = arranged;
  const problems: Problem[] = [];
  const once = (path: string, ids: readonly (string | undefined)[]) =>
    ids.forEach((id, i) => {
      if (id !== undefined && ids.indexOf(id) !== i)
        problems.push(say(`${path}[${i}]`, `「${id}」は2回使われています。`, `"${id}" is used twice.`));
    });
  once(
    'places',
    layout.places.map((p) => p.place_id),
  );
  once(
    'spots',
    layout.spots.map((s) => s.spot_id),
  );
  once(
    'viewpoints',
    layout.viewpoints.map((v) => v.viewpoint_id),
  );
  once(
    'buildings',
    layout.buildings.map((b) => b.id),
  );
  const buildings = layout.buildings.flatMap((b) => b.id ?? []);
  const places = layout.places.map((p) => p.place_id);
  layout.places.forEach((row, i) => {
    const path = `places[${i}]`;
    if (row.building !== undefined && !buildings.includes(row.building)) {
      const list = buildings.join(', ');
      problems.push(
        say(
          `${path}.building`,
          `「${row.building}」という建物はありません。あるもの: ${list}`,
          `there is no building "${row.building}". Known: ${list}`,
        ),
      );
    } else if (row.building === undefined && !(row.at && row.stand))
      problems.push(
        say(path, 'building か、at と stand を書いてください。', 'needs a building, or at and stand.'),
      );
  });
  layout.spots.forEach((row, i) => {
    if (!places.includes(row.place_id))
      problems.push(
        say(
          `spots[${i}].place_id`,
          `「${row.place_id}」は places にありません。`,
          `"${row.place_id}" is not among the places.`,
        ),
      );
  });
  return problems;
}

function checkGround({ layout, terrain, standing }: Arranged): Problem[] {
  const problems: Problem[] = [];
  const isGround = ([x, z]: Vec2) =>
    terrain.isLand(x, z) || terrain.climbs.some((c) => isInside(c.outline, x, z));
  for (const s of standing) {
    const corners = s.group === 'buildings' ? s.outlines.flat() : [s.item.at];
    const path = `${s.path}.at`;
    if (s.floats) {
      if (isGround(s.item.at))
        problems.push(
          say(path, '陸の上です。海に浮かべてください。', 'lies on land; it must float in the sea.'),
        );
      else if (!layout.sea)
        problems.push(say(path, 'sea がないので浮かべません。', 'cannot float: the layout has no sea.'));
    } else if (!corners.every(isGround))
      problems.push(
        say(path, '海にかかっています。陸に移してください。', 'reaches into the sea; move it onto the land.'),
      );
  }
  const buildings = standing.filter((s) => s.group === 'buildings');
  const meets = (a: Standing, b: Standing) => a.outlines.some((o) => b.outlines.some((p) => overlap(o, p)));
  buildings.forEach((a, i) => {
    const b = buildings.slice(0, i).find((other) => meets(a, other));
    if (b) problems.push(say(`${a.path}.at`, `${b.path} と重なっています。`, `overlaps ${b.path}.`));
  });
  const covered = ([x, z]: Vec2) => buildings.find((b) => b.outlines.some((o) => isInside(o, x, z)));
  const inside = (path: string, at: Vec2) => {
    const b = covered(at);
    if (b)
      problems.push(
        say(path, `[${at.join(', ')}] は ${b.path} の中です。`, `[${at.join(', ')}] is inside ${b.path}.`),
      );
  };
  for (const s of standing) if (s.group !== 'buildings' && !s.item.lift) inside(`${s.path}.at`, s.item.at);
  (layout.plants ?? []).forEach((p, i) => treesOf(p).forEach((at) => inside(`plants[${i}]`, at)));
  layout.viewpoints.forEach((v, i) => {
    const [x, y, z] = v.eye;
    const b = covered([x, z]);
    if (y < terrain.ground(x, z) + 0.3)
      problems.push(
        say(
          `viewpoints[${i}].eye`,
          '地面の下です。高さ（2番目の数）を上げてください。',
          'is under the ground; raise the second number.',
        ),
      );
    else if (b && y < terrain.ground(x, z) + 5)
      problems.push(say(`viewpoints[${i}].eye`, `${b.path} の中です。`, `is inside ${b.path}.`));
  });
  layout.walk.forEach((outline, i) => {
    const wet = dense(outline, 1, true).find((p) => !isGround(p));
    if (wet)
      problems.push(
        say(
          `walk[${i}]`,
          `[${wet.map((v) => v.toFixed(1)).join(', ')}] のあたりで海に出ます。陸の中に収めてください。`,
          `leaves the land near [${wet.map((v) => v.toFixed(1)).join(', ')}].`,
        ),
      );
  });
  return problems;
}

function checkWalk(arranged: Arranged): Problem[] {
  const { layout, obstacles } = arranged;
  const inWall = ([x, z]: Vec2) => obstacles.some((o) => isInside(o, x, z));
  const spawn = layout.spawn.at;
  const can = reach(arranged);
  if (inWall(spawn) || can.distance(spawn) > BESIDE)
    return [
      say(
        'spawn.at',
        '立てない場所です。walk の中の、何もないところにしてください。',
        'is no place to stand; choose free ground inside walk.',
      ),
    ];
  const problems: Problem[] = [];
  const check = (path: string, at: Vec2) => {
    if (inWall(at)) problems.push(say(path, '壁や物の中です。', 'lies in a wall or a thing.'));
    else if (can.distance(at) > BESIDE)
      problems.push(
        say(path, 'はじまりの場所から歩いて行けません。', 'cannot be reached on foot from the spawn.'),
      );
  };
  layout.places.forEach((row, i) => {
    const at = standOf(arranged, row);
    if (!at) return;
    check(row.stand || !buildingOf(arranged, row) ? `places[${i}].stand` : `places[${i}].building`, at);
  });
  layout.spots.forEach((row, i) => check(`spots[${i}].stand`, row.stand));
  return problems;
}
