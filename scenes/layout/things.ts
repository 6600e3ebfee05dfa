// What stands in streets, on quays and in the water.
import * as v from 'valibot';
import { bollard, dryingRack, fishingBoat, gull, lighthouse, netPile, tetrapod } from '../kit/harbour.ts';
import type { Mesh } from '../kit/mesh.ts';
import { paint } from '../kit/palette.ts';
import { stoneLantern, torii } from '../kit/shrine.ts';
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
} from '../kit/street.ts';
import { bus, keiCar, train } from '../kit/vehicles.ts';
import { color, size, text } from './options.ts';
import { part, type Block, type Part } from './Part.ts';

const none = v.strictObject({});
const round = (w: number): Block => ({ w, d: w / 2, ahead: w / 2 });
const plain = (about: readonly [string, string], block: Block | null, draw: (m: Mesh) => void) =>
  part({ about, options: none, block: () => block, draw: (m) => draw(m) });

const sign = (
  m: Mesh,
  o: { text: string; ground: string; ink: string; width: number },
  y: number,
  both = true,
) =>
  m.sign({
    at: [0, y, 0.06],
    width: o.width,
    height: 0.42 * o.text.split('\n').length + 0.1,
    text: o.text,
    ink: o.ink,
    ground: o.ground,
    depth: 0.08,
    bothSides: both,
    density: 64,
  });

export const things: Record<string, Part> = {
  bench: plain(['ベンチ', 'A bench'], { w: 2, d: 0.4, ahead: 0.4 }, bench),
  lamp: plain(['街灯', 'A street lamp'], round(0.4), lampPost),
  planter: part({
    about: ['花の植え込み', 'A planter with flowers'],
    options: v.strictObject({ width: size(0.8, 4, 1.8) }),
    block: (o) => ({ w: o.width, d: 0.3, ahead: 0.3 }),
    draw: (m, o) => planter(m, o.width),
  }),
  postBox: plain(['丸い郵便ポスト', 'A round post box'], round(0.7), postBox),
  vendingMachine: part({
    about: ['自動販売機', 'A vending machine'],
    options: v.strictObject({ body: v.optional(color, '#dfe3e2') }),
    block: () => round(1),
    draw: (m, o) => vendingMachine(m, o.body),
  }),
  well: plain(['井戸', 'A well'], round(3.6), well),
  stall: part({
    about: ['市の屋台', 'A market stall'],
    options: v.strictObject({
      text,
      cloth: v.optional(color, '#6f95b8'),
      goods: v.optional(v.pipe(v.array(color), v.minLength(1)), ['#c8452f', '#e08a3c', '#f0d060', '#7fa352']),
    }),
    block: () => round(3),
    draw: (m, o) => stall(m, o.cloth, o.goods, o.text),
  }),
  crates: part({
    about: ['積んだ箱', 'Crates'],
    options: v.strictObject({
      goods: v.optional(v.pipe(v.array(color), v.minLength(1), v.maxLength(8)), [
        '#9fb6c4',
        '#c98a7c',
        '#b9c7c9',
      ]),
    }),
    block: (o) => ({ w: o.goods.length * 0.7, d: 0.35, ahead: 0.35 }),
    draw: (m, o) => {
      o.goods.forEach((c, i) => {
        crate(m, [(i - (o.goods.length - 1) / 2) * 0.7, 0, 0], c);
      });
    },
  }),
  noticeBoard: part({
    about: ['町の掲示板', 'A notice board'],
    options: v.strictObject({ title: v.optional(text) }),
    block: () => ({ w: 3, d: 0.3, ahead: 0.3 }),
    draw: (m, o, town) => noticeBoard(m, o.title ?? `${town} おしらせ`),
  }),
  signpost: part({
    about: ['立て札。\\n で行を分ける', 'A board on posts; \\n begins a new line'],
    options: v.strictObject({
      text,
      width: size(0.6, 5, 2),
      ground: v.optional(color, '#5c4433'),
      ink: v.optional(color, '#fbf4e6'),
    }),
    block: (o) => ({ w: o.width, d: 0.25, ahead: 0.25 }),
    draw: (m, o) => {
      for (const s of [-1, 1])
        m.box({ at: [(s * o.width) / 2.4, 0, 0], size: [0.1, 1.5, 0.1], color: paint.woodDark });
      sign(m, o, 1.4);
    },
  }),
  busStop: part({
    about: ['バス停', 'A bus stop'],
    options: v.strictObject({ name: text }),
    block: () => round(0.6),
    draw: (m, o) => {
      m.cylinder({ at: [0, 0, 0], radius: 0.28, height: 0.12, color: paint.iron, sides: 10 });
      m.cylinder({ at: [0, 0.1, 0], radius: 0.04, height: 2.3, color: paint.iron, sides: 6 });
      sign(m, { text: `バス\n${o.name}`, ground: '#2f6f8f', ink: '#fffaf0', width: 1 }, 2);
    },
  }),
  bicycle: part({
    about: ['自転車', 'A bicycle'],
    options: v.strictObject({ color: v.optional(color, '#4f7f8f') }),
    block: () => ({ w: 1.8, d: 0.3, ahead: 0.3 }),
    draw: (m, o) => bicycle(m, o.color, true),
  }),
  utilityPole: plain(['電柱', 'A utility pole'], round(0.5), utilityPole),
  keiCar: part({
    about: ['軽自動車。前は東', 'A kei car; its nose is to its left when it faces south'],
    options: v.strictObject({ color: v.optional(color, '#f2ead8') }),
    block: () => ({ w: 3.6, d: 0.9, ahead: 0.9 }),
    draw: (m, o) => keiCar(m, o.color),
  }),
  bus: plain(['町のバス', 'The town bus'], { w: 6.6, d: 1.2, ahead: 1.2 }, bus),
  train: plain(['1両の電車', 'A one-car train'], { w: 15, d: 1.5, ahead: 1.5 }, train),
  torii: part({
    about: ['鳥居', 'A torii'],
    options: v.strictObject({
      width: size(2, 8, 3.6),
      height: size(2.5, 9, 4),
      color: v.optional(color, paint.vermilion),
      name: v.optional(text),
    }),
    block: (o) => [-1, 1].map((s) => [(s * o.width) / 2, 0, 0.7, 0.7] as const),
    draw: (m, o, town) => torii(m, o.width, o.height, o.color, o.name ?? town.replace(/[町村市]$/, '')),
  }),
  stoneLantern: plain(['石灯籠', 'A stone lantern'], round(0.8), stoneLantern),
  bollard: plain(['船をつなぐ柱', 'A post to tie boats to'], round(0.5), bollard),
  dryingRack: plain(['干物の台', 'A rack of drying fish'], { w: 3, d: 0.7, ahead: 0.7 }, dryingRack),
  netPile: part({
    about: ['網の山', 'A heap of nets'],
    options: v.strictObject({ color: v.optional(color, '#4f8f86') }),
    block: () => ({ w: 3.6, d: 1, ahead: 1 }),
    draw: (m, o) => netPile(m, o.color),
  }),
  tetrapod: plain(['消波ブロック', 'A tetrapod'], round(2), (m) => tetrapod(m)),
  lighthouse: part({
    about: ['白い灯台', 'A white lighthouse'],
    options: v.strictObject({ height: size(5, 25, 9), cap: v.optional(color, '#c8452f') }),
    block: () => round(4.4),
    draw: (m, o) => lighthouse(m, o.height, o.cap),
  }),
  gull: part({
    about: ['かもめ。flying で飛ぶ', 'A gull; flying or standing'],
    options: v.strictObject({ flying: v.optional(v.boolean(), false) }),
    draw: (m, o) => gull(m, o.flying),
  }),
  fishingBoat: part({
    about: ['漁船。海に浮かぶ。前は東', 'A fishing boat afloat; its nose is to its left when it faces south'],
    floats: true,
    options: v.strictObject({
      length: size(5, 18, 9),
      hull: v.optional(color, '#f4efe4'),
      stripe: v.optional(color, '#3f7fa3'),
      name: v.optional(text),
      flag: v.optional(v.boolean(), false),
    }),
    draw: (m, o) => fishingBoat(m, o),
  }),
};
