import { Vector3 } from 'three';
import { expect, it } from 'vitest';
import { Signals, type WorldSignals } from '../core/Signals.ts';
import { Zones } from './Zones.ts';

const spot = (spot_id: string, x: number, z = 0, y = 0) => ({
  spot_id,
  place_id: 'school',
  anchor: [x, y + 2, z] as [number, number, number],
  stand: [x, y, z] as [number, number, number],
  radius: 2,
});
const door = {
  door_id: 'in',
  to_space: 'school',
  at: [20, 0, 0] as [number, number, number],
  radius: 1.5,
  arrive: {
    eye: [0, 1.45, 0] as [number, number, number],
    target: [0, 1, -1] as [number, number, number],
  },
};

function listen() {
  const signals = new Signals<WorldSignals>();
  const heard: string[] = [];
  signals.on('spot_near', (s) => heard.push(`near ${s.spot_id}`));
  signals.on('spot_left', (s) => heard.push(`left ${s.spot_id}`));
  signals.on('door_near', (d) => heard.push(`door ${d.door_id} to ${d.to_space}`));
  signals.on('door_left', (d) => heard.push(`door left ${d.door_id}`));
  return { zones: new Zones(signals), heard };
}

it('tells once when one comes near and once when one leaves, with slack between the two', () => {
  const { zones, heard } = listen();
  zones.enter([spot('a', 0)], []);
  zones.update(new Vector3(3, 0, 0));
  expect(heard).toEqual([]);
  zones.update(new Vector3(1.9, 0, 0));
  zones.update(new Vector3(2.3, 0, 0));
  expect(heard).toEqual(['near a']);
  zones.update(new Vector3(2.6, 0, 0));
  expect(heard).toEqual(['near a', 'left a']);
});

it('has one spot near at a time: the nearest, without flickering between two', () => {
  const { zones, heard } = listen();
  zones.enter([spot('a', 0), spot('b', 2)], []);
  zones.update(new Vector3(0.9, 0, 0));
  zones.update(new Vector3(1.05, 0, 0));
  expect(heard).toEqual(['near a']);
  zones.update(new Vector3(1.6, 0, 0));
  expect(heard).toEqual(['near a', 'left a', 'near b']);
});

it('does not take what is a floor above for near', () => {
  const { zones, heard } = listen();
  zones.enter([spot('upstairs', 0, 0, 3.5)], []);
  zones.update(new Vector3(0, 0, 0));
  expect(heard).toEqual([]);
});

it('offers a door, and lets everything go when the space changes', () => {
  const { zones, heard } = listen();
  zones.enter([], [door]);
  zones.update(new Vector3(15, 0, 0));
  zones.update(new Vector3(19, 0, 0));
  zones.enter([], []);
  expect(heard).toEqual(['door in to school', 'door left in']);
});

it('does not offer the door one has just come in by until one has stepped away', () => {
  const { zones, heard } = listen();
  zones.enter([], [door]);
  zones.update(new Vector3(20, 0, 0));
  zones.update(new Vector3(20.5, 0, 0));
  expect(heard).toEqual([]);
  zones.update(new Vector3(23, 0, 0));
  zones.update(new Vector3(20.5, 0, 0));
  expect(heard).toEqual(['door in to school']);
});
