// Ways, shrine path and lookout; bridge, fields and trees are called from here.
import type { Vec3 } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { bench } from '../../kit/street.ts';
import { stoneLantern, torii } from '../../kit/shrine.ts';
import { box, type Site } from './place.ts';
import { LOOKOUT, land, writePath } from './terrain.ts';
import { lane, lookoutPath, riverWalk, schoolPath, shrinePath } from './paths.ts';
import { writeBridge } from './bridge.ts';
import { writeFields } from './fields.ts';
import { writeTrees } from './trees.ts';

export function writeNature(s: Site): void {
  const m = s.mesh;
  writeBridge(m);
  writePath(m, schoolPath, 3.4, '#d8c4a0');
  writePath(m, lane, 3.2, '#c3b08c');
  writePath(m, riverWalk, 2.0, '#cdb993');
  writePath(m, shrinePath, 3.0, '#c9bda6');
  writePath(m, lookoutPath, 2.4, '#cbb58c');
  writePath(
    m,
    [
      [-4, 56],
      [16, 56],
    ],
    1.6,
    '#b39a70',
  );
  s.put([-47, -4.3, Math.PI / 2], torii).obstacles.push(box(-47, -6.4, 0.7, 0.7), box(-47, -2.2, 0.7, 0.7));
  s.put([-60, -4.85, Math.PI / 2], (g) => torii(g, 3.6, 4), land(-60, -5)).obstacles.push(
    box(-60, -6.7, 0.7, 0.7),
    box(-60, -3.1, 0.7, 0.7),
  );
  for (const x of [-51, -56, -62])
    for (const dz of [-2.6, 2.6]) s.round([x, -4.7 + dz, 0], 0.8, stoneLantern, land(x, -4.7 + dz) - 0.05);
  // Steps set into the rise of the shrine path.
  for (let x = -50; x > -64; x -= 0.8)
    m.box({
      at: [x, land(x, -4.8) - 0.05, -4.7],
      size: [0.3, 0.16, 2.8],
      color: paint.stone,
      faces: 'ewtns',
    });
  // Festival: paper lanterns between poles.
  for (const dz of [-2.1, 2.1]) {
    for (const x of [-63.5, -56.5])
      m.box({ at: [x, land(x, -5 + dz), -5 + dz], size: [0.1, 3, 0.1], color: paint.wood });
    for (let i = 0; i < 5; i++) {
      const x = -63 + i * 1.5;
      const y = land(-60, -5) + 2.5 - Math.sin(((i + 0.5) / 5) * Math.PI) * 0.3 + (i - 2) * -0.12;
      m.sphere({
        at: [x, y, -5 + dz],
        radius: 0.21,
        sides: 5,
        squash: 1.25,
        color: i % 2 ? '#f6d9a2' : '#e8755a',
        surface: 'glow',
        emit: 2,
      });
    }
  }
  lookout(s);
  writeFields(s);
  writeTrees(s);
}

function lookout(s: Site): void {
  const m = s.mesh;
  const [x, z] = LOOKOUT;
  const y = land(x, z);
  m.cylinder({
    at: [x - 0.5, y - 0.3, z + 0.5],
    radius: 4.4,
    height: 0.36,
    color: '#cdbb97',
    sides: 18,
    smooth: false,
    surface: 'opaque',
  });
  for (let i = 0; i < 9; i++) {
    const a = 2.2 + (i / 8) * 2.6;
    const at = (k: number): Vec3 => [x - 0.5 + Math.sin(a + k) * 4.2, y, z + 0.5 + Math.cos(a + k) * 4.2];
    const p = at(0);
    m.box({ at: [p[0], y, p[2]], size: [0.12, 1.05, 0.12], color: paint.wood });
    if (i < 8)
      m.tube(
        [
          [p[0], y + 1, p[2]],
          [at(2.6 / 8)[0], y + 1, at(2.6 / 8)[2]],
        ],
        0.05,
        paint.wood,
        5,
      );
  }
  m.group({ at: [x + 0.6, y + 0.06, z - 0.4], yaw: -2.4 }, (g) => {
    for (let i = 0; i < 3; i++)
      g.tube(
        [
          [0, 1.15, 0],
          [Math.sin(i * 2.09) * 0.55, 0, Math.cos(i * 2.09) * 0.55],
        ],
        0.04,
        paint.woodDark,
        5,
      );
    g.tube(
      [
        [0, 1.05, -0.5],
        [0, 1.55, 0.5],
      ],
      [0.11, 0.14],
      '#e9e4d8',
      10,
    );
    g.tube(
      [
        [0, 1.0, -0.6],
        [0, 1.06, -0.48],
      ],
      0.06,
      paint.iron,
      8,
    );
    g.tube(
      [
        [0, 1.52, 0.44],
        [0, 1.58, 0.56],
      ],
      0.17,
      '#3f5a7a',
      10,
    );
  });
  m.group({ at: [x - 3.2, y + 0.06, z + 1.6], yaw: -0.9 }, bench);
  m.group({ at: [x - 3.4, y + 0.06, z - 2.4], yaw: -0.4 }, (g) => {
    for (let i = 0; i < 6; i++)
      g.box({ at: [0, i * 0.5, 0], size: [0.14, 0.5, 0.14], color: i % 2 ? '#c8452f' : '#f7f3ea' });
    g.sign({
      at: [0, 1.9, 0.1],
      width: 1.1,
      height: 0.5,
      text: '積雪計 2月 140cm',
      ink: '#27304a',
      ground: '#fffaf0',
      depth: 0.04,
      bothSides: true,
      density: 90,
    });
  });
  m.group({ at: [x + 2.6, y + 0.06, z + 2.2], yaw: 0.6 }, (g) => {
    g.box({ at: [0, 0, 0], size: [0.1, 1.4, 0.1], color: paint.woodDark });
    g.sign({
      at: [0, 1.25, 0.09],
      width: 1.5,
      height: 0.6,
      text: '星見の丘',
      ink: '#f4c542',
      ground: '#27304a',
      frame: '#8a6345',
      depth: 0.06,
      bothSides: true,
    });
  });
  s.obstacles.push(
    box(x + 0.6, z - 0.4, 1, 1),
    box(x - 3.2, z + 1.6, 1.6, 1.6),
    box(x - 3.4, z - 2.4, 0.6, 0.6),
    box(x + 2.6, z + 2.2, 0.6, 0.6),
  );
}
