// Who moves in the schoolyard: a class runs its laps, a pupil goes in by the gate, someone sweeps before the door.
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import { lap, toAndFro } from '../../kit/flatRounds.ts';
import type { Vec2 } from '../../kit/mesh.ts';
import { TRACK } from './plan.ts';

const day: MoverActor['hours'] = ['morning', 'noon'];

export function movers(): MoverActor[] {
  // The inner lane: on the outer ones some are being cheered on.
  const lane: Vec2 = [TRACK.rx * 0.79, TRACK.rz * 0.685];
  const runs = (phase: number) =>
    lap([TRACK.x, TRACK.z], lane, { node: 'pupil-gym', speed: 2.3, phase, tint: '#fbf8f0', hours: day });
  return [
    runs(0),
    runs(1.4),
    runs(11),
    toAndFro(
      [
        // East of where one stands at the gate: nobody walks into the picture there.
        [1.95, 25.6],
        [3, 22.6],
        [3.4, 20.4],
        [2.2, 17],
        [1.3, 14],
        [0.9, 5],
      ],
      9,
      { node: 'pupil-skirt', speed: 1.05, phase: 12, tint: '#e9a5ae', hours: day },
    ),
    toAndFro(
      [
        [-7, 2.9],
        [-13, 2.9],
      ],
      3,
      { node: 'sweeper', speed: 0.22, phase: 8, tint: '#8d7fa8', hours: day },
      'sweep',
    ),
  ];
}
