import { PerspectiveCamera, Vector3 } from 'three';
import { expect, it } from 'vitest';
import { Input } from '../core/Input.ts';
import { Lens } from '../core/Lens.ts';
import { Overlook } from './Overlook.ts';

/** A town 120 m wide and 100 m deep, with a hill. */
const town = [-60, 6, -5, 61, 3, 14, -4, 2, 48, 45, 9.6, -50, -13, 5.5, -34, 0, 1.5, 8];

function look(width: number, height: number, panel: { right: number; bottom: number }) {
  const camera = new PerspectiveCamera(60, 1, 0.1, 1000);
  camera.rotation.order = 'YXZ';
  const lens = new Lens(camera);
  lens.setBars(72, 88);
  lens.resize(width, height);
  lens.setInsets(panel.right, panel.bottom);
  const overlook = new Overlook();
  const points = Float32Array.from(town);
  overlook.begin(points, 0.4, camera, lens);
  /** Where each point is drawn, CSS px. */
  const drawn = () => {
    camera.position.copy(overlook.eye);
    camera.rotation.set(overlook.pitch, overlook.yaw, 0);
    camera.updateMatrixWorld();
    return Array.from({ length: town.length / 3 }, (_, i) => {
      const v = new Vector3().fromArray(town, i * 3).project(camera);
      return { x: ((v.x + 1) / 2) * width, y: ((1 - v.y) / 2) * height };
    });
  };
  return { overlook, camera, lens, drawn };
}

it.each([
  ['a phone', 390, 844, { right: 0, bottom: 0 }],
  ['a phone with a sheet open', 390, 844, { right: 0, bottom: 380 }],
  ['a desktop', 1280, 800, { right: 0, bottom: 0 }],
  ['a desktop with a panel at the right', 1280, 800, { right: 432, bottom: 0 }],
] as const)('keeps the whole town in what %s leaves free, whichever way round', (_, width, height, panel) => {
  const { overlook, camera, lens, drawn } = look(width, height, panel);
  const input = new Input();
  for (let turn = 0; turn < 24; turn += 1) {
    for (const { x, y } of drawn()) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(lens.free.right);
      expect(y).toBeGreaterThan(lens.free.top);
      expect(y).toBeLessThan(lens.free.bottom);
    }
    input.look(0.26 / 1.6, turn % 2 === 0 ? 0.05 : -0.05);
    overlook.update(1 / 60, input, camera, lens);
  }
});

it('fills what is free instead of standing far away', () => {
  const { drawn } = look(1280, 800, { right: 0, bottom: 0 });
  const xs = drawn().map((p) => p.x);
  const ys = drawn().map((p) => p.y);
  expect(
    Math.max((Math.max(...xs) - Math.min(...xs)) / 1280, (Math.max(...ys) - Math.min(...ys)) / 640),
  ).toBeGreaterThan(0.55);
});

it('says that nothing has changed when nobody turns it', () => {
  const { overlook, camera, lens } = look(1280, 800, { right: 0, bottom: 0 });
  expect(overlook.update(1 / 60, new Input(), camera, lens)).toBe(false);
  const input = new Input();
  input.key('ArrowLeft', true);
  expect(overlook.update(1 / 60, input, camera, lens)).toBe(true);
});
