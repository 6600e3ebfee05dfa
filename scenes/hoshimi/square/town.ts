// Houses, shops, street furniture and the people of Hoshimi.
import { house, shopHouse } from '../../kit/building.ts';
import { paint } from '../../kit/palette.ts';
import { adult, child, person, type PersonOptions } from '../../kit/people.ts';
import {
  bench,
  bicycle,
  crate,
  lampPost,
  noticeBoard,
  planter,
  postBox,
  stall,
  utilityPole,
  vendingMachine,
  well,
  wire,
} from '../../kit/street.ts';
import { bus, keiCar } from '../../kit/vehicles.ts';
import { daycareOutside, schoolGate, schoolOutside, townHall } from './halls.ts';
import { clinic, kura, stationHouse, supermarket, trialHouse, workshop } from './workplaces.ts';
import { shrineHall } from './shrineHall.ts';
import { box, place, type Site } from './place.ts';
import { land } from './terrain.ts';

export function writeBuildings(s: Site): void {
  s.put(place.townHall, townHall);
  s.obstacles.push(
    box(0.7, -25, 5.6, 12.3),
    box(19.3, -25, 5.6, 12.3),
    box(10, -28.3, 24, 5.6),
    box(10, -22.2, 3.5, 0.9),
    box(5.4, -23.4, 2.9, 0.9),
    box(14.7, -24.5, 3.4, 0.8),
    box(15.9, -21.2, 0.7, 0.7),
  );
  s.stand(place.school, 32, 10, schoolOutside).obstacles.push(box(-13, -43.8, 6.6, 4.6));
  s.put(place.schoolGate, schoolGate);
  s.obstacles.push(
    box(-19.8, -34.5, 7.8, 0.6),
    box(-6.2, -34.5, 7.8, 0.6),
    box(-15.6, -34.5, 1, 1),
    box(-10.4, -34.5, 1, 1),
  );
  s.stand(place.daycare, 16, 10, daycareOutside);
  s.stand(place.kura, 9, 7, kura);
  s.stand(place.bakery, 9, 7, (m) => {
    shopHouse(m, {
      width: 9,
      depth: 7,
      sign: '麦のパン こむぎ',
      signGround: '#8a5433',
      noren: '焼きたて',
      cloth: '#a8503c',
      front: 'wdl',
      plaster: '#f5e8cf',
    });
    m.group({ at: [2.9, 0, 0.75] }, (g) => planter(g, 1.7));
    m.group({ at: [-2.9, 0, 0.8] }, (g) => {
      g.box({ at: [0, 0, 0], size: [0.7, 0.9, 0.06], color: paint.woodDark });
      g.sign({
        at: [0, 0.5, 0.04],
        width: 0.62,
        height: 0.74,
        text: '本日\nあんぱん',
        ink: '#fbf4e6',
        ground: '#3a4a40',
        depth: 0,
        density: 70,
      });
    });
  });
  s.stand(place.greengrocer, 9, 7.4, (m) => {
    shopHouse(m, {
      width: 9,
      depth: 7.4,
      sign: '八百屋 まるたか',
      noren: 'やさい',
      cloth: '#2d5a43',
      front: 'owl',
      plaster: '#f1e4cb',
    });
    ['#e08a3c', '#c8452f', '#7fa352', '#f0d060', '#8fb35a'].forEach((c, i) => {
      const x = -4 + i * 0.74;
      m.box({ at: [x, 0, 0.95], size: [0.68, 0.42, 0.6], color: paint.woodPale });
      crate(m, [x, 0.42, 0.95], c, i === 2 || i === 4 ? 'leafy' : 'round');
    });
    m.group({ at: [3, 0, 0.8] }, (g) => planter(g, 1.9));
  });
  s.stand(place.supermarket, 13, 10, supermarket);
  s.stand([43.6, 3.4, 0], 0.1, 0.1, () => undefined);
  s.put(place.station, stationHouse);
  s.obstacles.push(box(53.5, 10.6, 7.2, 5.3), box(53.5, 19.4, 7.2, 5.3));
  s.stand(place.clinic, 14, 9, clinic);
  s.stand(place.trialHouse, 11, 9, trialHouse);
  s.stand(place.workshop, 12, 9, workshop);
  s.stand([place.shrine[0], place.shrine[1], place.shrine[2]], 7.5, 7, shrineHall, land(-68, -5) + 0.1);
  const homes: readonly (readonly [number, number, number, number, number, 1 | 2, string, string])[] = [
    [39.5, 26, Math.PI, 7, 7, 2, '#f0dfc4', paint.tile],
    [-23.5, 26, Math.PI, 7.5, 7, 2, '#efe6d4', paint.tileBrown],
    [19, 47, Math.PI, 9, 7.5, 1, '#ecd9bb', paint.tileDark],
    [33, 44, Math.PI, 8, 7, 2, '#f3e5cc', paint.tile],
    [44, 38, -Math.PI / 2, 7.5, 7, 2, '#e9dfcd', paint.tileBrown],
    [52, -12, -Math.PI / 2, 8, 7, 2, '#f0e0c6', paint.tile],
    [53, -24, -Math.PI / 2, 8, 7, 1, '#eee2cd', paint.tileDark],
    [-51, 27, Math.PI / 2, 8, 7, 2, '#f1e3c9', paint.tile],
    [-53, 38, Math.PI / 2, 8, 7, 1, '#ead8ba', paint.tileBrown],
    [-52, 11, 0, 8, 7, 2, '#f0e4d0', paint.tileDark],
    [-2, 70, Math.PI, 9, 7.5, 1, '#ead9bd', paint.tileDark],
  ];
  homes.forEach(([x, z, yaw, w, d, storeys, plaster, tile], i) => {
    s.stand(
      [x, z, yaw],
      w,
      d,
      (m) => house(m, { width: w, depth: d, storeys, plaster, tile, wood: i % 2 === 0 }),
      land(x, z) - 0.05,
    );
  });
}

export function writeBusStop(s: Site): void {
  // Bus stop on the south pavement.
  s.put(
    [41.2, 21.3, Math.PI],
    (g) => {
      g.cylinder({ at: [0, 0, 0], radius: 0.28, height: 0.12, color: paint.iron, sides: 10 });
      g.cylinder({ at: [0, 0.1, 0], radius: 0.04, height: 2.3, color: paint.iron, sides: 6 });
      g.sign({
        at: [0, 2.1, 0.05],
        width: 0.7,
        height: 0.55,
        text: 'バス\n星見駅前',
        ink: '#fffaf0',
        ground: '#3d762b',
        depth: 0.05,
        bothSides: true,
        density: 80,
      });
      g.sign({
        at: [0, 1.35, 0.05],
        width: 0.5,
        height: 0.7,
        text: '時刻',
        picture: 'timetable',
        ink: '#3f4b5c',
        ground: '#fffaf0',
        depth: 0.03,
        bothSides: true,
        density: 70,
      });
    },
    0.1,
  );
  s.put([38.8, 22.9, Math.PI], bench, 0.1).obstacles.push(box(38.8, 22.9, 2, 0.7), box(41.2, 21.3, 0.6, 0.6));
}

export function writeStreet(s: Site): void {
  const m = s.mesh;
  s.round(place.well, 3.6, well, 0.08);
  s.put(place.notice, noticeBoard, 0.08).obstacles.push(box(-11, -11.5, 2.2, 2.2));
  const stalls: readonly (readonly [number, number, number, string, readonly string[], string])[] = [
    [9, -5.5, 0.1, '#c8685a', ['#c8452f', '#e08a3c', '#f0d060', '#7fa352'], '朝どり野菜'],
    [14, -4.6, -0.3, '#6f95b8', ['#b5835a', '#d9b071', '#c99a5e', '#e3c393'], '山の木工'],
    [15.4, 2.4, -1.45, '#7fa372', ['#f3b9c8', '#f4c542', '#e7849a', '#c77bb0'], '花と苗'],
  ];
  for (const [x, z, yaw, cloth, goods, text] of stalls)
    s.round([x, z, yaw], 3, (g) => stall(g, cloth, goods, text), 0.08);
  for (const [x, z] of [
    [-14.8, 10.6],
    [-1.2, 11.6],
    [11.6, 11.6],
    [-14.8, -2],
    [-8, -15.6],
    [1, -15.6],
    [17, -8.6],
    [31, 12.2],
    [-25, 12.4],
    [8, 22.6],
    [24, 22.8],
    [-14, 22.8],
    [44, 7],
    [44, 25.5],
  ] as const)
    s.round([x, z, 0], 0.4, lampPost, 0.08);
  for (const [x, z, yaw] of [
    [5.6, 9.8, 2.6],
    [-9.4, 8.6, -2.7],
    [-9.8, -5.6, 1.1],
    [2.5, -11.8, 0.2],
    [17, -1.8, -1.57],
    [-27.2, 6, -1.4],
  ] as const)
    s.round([x, z, yaw], 1.5, bench, 0.08);
  for (const [x, z, yaw] of [
    [-4.4, 13.2, 0],
    [-7.2, 13.2, 0],
    [13.6, 13.2, 0],
    [-15.4, 5, 1.57],
    [17.2, 6.2, -1.57],
    [1.6, -16.4, 0],
    [18.4, -16.4, 0],
    [-16, -6.5, 1.57],
  ] as const)
    s.round([x, z, yaw], 1.3, (g) => planter(g, 1.8), 0.08);
  s.round([18.9, 11.2, 0], 0.8, postBox, 0.08);
  s.round([29.05, 9.2, 0], 1, (g) => vendingMachine(g, '#dfe3e2'), 0.08);
  s.round([49.4, 20.6, -1.57], 1, (g) => vendingMachine(g, '#c8554a'), 0.08);
  for (const [x, z, yaw, c] of [
    [-15.9, 11.8, 1.2, '#c8685a'],
    [19.2, -7.5, 0.3, '#4f7f8f'],
    [19.9, -7.2, 0.3, '#7d8f5a'],
    [-16.6, -8.6, 1.4, '#5f6f8f'],
    [44.2, 8.8, 0.2, '#b8655a'],
  ] as const)
    s.round([x, z, yaw], 0.8, (g) => bicycle(g, c, x > -15), 0.08);
  for (const [x, z, yaw, c] of [
    [47.6, 24.6, 1.57, '#f2ead8'],
    [-15.6, 25.4, Math.PI, '#7fb0c0'],
    [45.4, 25, -1.57, '#e3c06a'],
    [24, 24.6, 0, '#f5f2ea'],
    [-26.5, 33, 1.57, '#c9d7c2'],
  ] as const)
    s.put([x, z, yaw], (g) => keiCar(g, c), 0.05).obstacles.push(box(x, z, 3.4, 2.4));
  // A bus that has its rest beside the station house.
  s.put([45.6, 5.7, 0], bus, 0.07).obstacles.push(box(45.6, 5.7, 6.6, 2.4));
  const poles: readonly (readonly [number, number])[] = [
    [-58, 21.6],
    [-26, 24],
    [-7.6, 24.1],
    [15.6, 24.1],
    [37, 24.1],
    [56, 30],
  ];
  for (const [x, z] of poles) s.round([x, z, Math.PI / 2], 0.5, utilityPole);
  for (let i = 0; i + 1 < poles.length; i++) {
    const [a, b] = [poles[i], poles[i + 1]] as [readonly [number, number], readonly [number, number]];
    for (const [dz, y] of [
      [-0.8, 8.05],
      [0.8, 8.05],
      [-0.4, 7.35],
    ] as const)
      wire(m, [a[0], y, a[1] + dz], [b[0], y, b[1] + dz], 0.8, y < 8 || dz > 0);
  }
  // Road bridge rails and the lane's fence.
  for (const z of [13.55, 20.85]) {
    m.box({ at: [-37.2, -0.5, z], size: [19, 0.62, 0.4], color: paint.stoneWarm });
    m.box({ at: [-37.2, 0.85, z], size: [19, 0.12, 0.16], color: paint.stone });
    for (let i = 0; i < 10; i++)
      m.box({ at: [-46 + i * 1.95, 0.12, z], size: [0.16, 0.75, 0.16], color: paint.stone });
  }
  m.box({ at: [-37.2, -0.62, 17.2], size: [19, 0.6, 7.2], color: paint.stoneDark, faces: 'nsb' });
}

/** Who stays where they are; those who go about are in movers.ts. */
export function writePeople(s: Site): void {
  const folk: readonly (readonly [number, number, number, PersonOptions])[] = [
    [-6.6, 2.2, 0.7, adult(1)],
    [-5.5, 2.6, 0.2, child(2, 'wave')],
    [-3.2, 3.4, 2.4, child(1, 'stand')],
    [0.2, 0.2, 0.3, child(3, 'stand')],
    [9.4, -3.4, 3.1, adult(3)],
    [8.4, -3.1, 2.8, child(4, 'stand')],
    [9, -6.6, 0.1, { ...adult(6), apron: '#f3e6cd' }],
    [14.4, -5.7, -0.2, { ...adult(2), apron: '#7fa372' }],
    [16.5, 2.2, -1.4, { ...adult(5), apron: '#e7b95a' }],
    [13.4, 3, 1.6, adult(8)],
    [22.6, 11.4, 0.4, { ...adult(10), apron: '#2d5a43' }],
    [-20.4, 12.1, 2.9, adult(9)],
    [35.4, 12, 3.1, adult(13)],
    [36.4, 12.1, 3.1, child(8, 'stand')],
    [28.5, -16, -1.2, child(11, 'wave')],
    [29.9, -17.4, -1.6, child(12, 'stand')],
    [30.5, -20.6, -1.4, { ...adult(16), apron: '#f4d98a' }],
    [-8, 50.5, 0.6, { ...adult(17), hat: '#e3cf9a' }],
    [59, 12.5, -1.6, adult(19)],
    [58.8, 13.6, -1.6, child(13, 'stand')],
    [1.9, 12.6, 2.5, { ...adult(21), top: '#e7b95a', bottom: '#4a5568' }],
    [2.5, 13.1, 2.5, { ...child(8, 'stand'), height: 1.0 }],
    [-15.2, -40.5, 0.4, child(9, 'wave')],
  ];
  folk.forEach(([x, z, yaw, o], i) => {
    const before = s.mesh.soups.opaque.fine.length;
    s.put([x, z, yaw], (m) => person(m, o), x > 57 ? 0.6 : land(x, z) + 0.08);
    // One of three is out in the lite scene too.
    if (i % 3 > 0 && i !== 1) {
      const { fine } = s.mesh.soups.opaque;
      fine.fill(1, before);
    }
  });
}
