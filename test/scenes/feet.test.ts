// The tour's own feet, led by taps from place to place through the compiled town: they arrive, on the ground, without a
// jerk.
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { Input } from '../../src/world/core/Input.ts';
import { LookController } from '../../src/world/systems/LookController.ts';
import { Walker } from '../../src/world/systems/Walker.ts';
import { readManifest, readNavMesh } from '../support/sceneModels.ts';

const { spaces } = await readManifest();
const frame = 1 / 60; // seconds
const longest = 90; // seconds for one walk

describe.each(spaces)('$space_id', (space) => {
  it('is walked from each place, spot and door to the next', async () => {
    const mesh = await readNavMesh(space);
    const stops = [
      ...space.places.map((p) => p.stand),
      ...space.doors.map((d) => d.at),
      ...space.spots.map((s) => s.stand),
    ].map((at) => new Vector3(...at));
    const walker = new Walker();
    const look = new LookController();
    const input = new Input();
    walker.setMesh(mesh, stops.at(-1) ?? new Vector3());
    const before = new Vector3();
    const ground = new Vector3();
    let speed = 0;
    const highest = { speed: 0, gain: 0, turn: 0, off: 0 };
    for (const stop of stops) {
      expect(walker.walkTo(stop)).toBeLessThan(Infinity);
      let frames = 0;
      for (let hasArrived = false; !hasArrived; frames += 1) {
        if (frames > longest / frame) throw new Error(`stuck on the way to ${stop.toArray().join(' ')}`);
        before.copy(walker.position);
        const { yaw } = look;
        hasArrived = walker.update(frame, input, look, true) === 'arrived';
        look.update(frame, input, true);
        const now = Math.hypot(walker.position.x - before.x, walker.position.z - before.z) / frame;
        if (frames % 6 === 0) mesh.clamp(walker.position, ground);
        else ground.copy(walker.position);
        highest.speed = Math.max(highest.speed, now);
        highest.gain = Math.max(highest.gain, (now - speed) / frame);
        highest.turn = Math.max(highest.turn, Math.abs(look.yaw - yaw) / frame);
        highest.off = Math.max(highest.off, ground.distanceTo(walker.position));
        speed = now;
      }
      mesh.clamp(stop, ground);
      expect(walker.position.distanceTo(ground)).toBeLessThan(0.05);
      speed = 0;
    }
    expect(highest.off).toBeLessThan(0.06); // metres above or beside the ground
    expect(highest.speed).toBeLessThan(5.1); // m/s
    expect(highest.gain).toBeLessThan(24); // m/s²: 0.4 m/s at once is how a step begins
    expect(highest.turn).toBeLessThan(1.9); // rad/s
  });
});
