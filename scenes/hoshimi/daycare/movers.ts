// Who moves in the daycare's yard: children chase one another, a teacher greets at the gate, another looks after the
// pots.
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import { lap, toAndFro } from '../../kit/flatRounds.ts';

const day: MoverActor['hours'] = ['morning', 'noon'];

export function movers(): MoverActor[] {
  const chases = (phase: number, tint: string) =>
    lap([2.3, 12.1], [2.9, 1.3], { node: 'toddler', speed: 1.5, phase, tint, hours: day });
  return [
    chases(0, '#e8a0a8'),
    chases(0.9, '#8fb9d0'),
    chases(4.2, '#a9c77d'),
    {
      node: 'teacher',
      act: 'greet',
      path: [[-1.1, 0, 14.3]],
      way: 'loop',
      speed: 1,
      phase: 2,
      yaw: 0.25,
      tint: '#e9c7b8',
      hours: day,
    },
    toAndFro(
      [
        [-10.6, 3.4],
        [-4.4, 3.4],
      ],
      7,
      { node: 'teacher', speed: 0.6, phase: 5, tint: '#8fb0c4', hours: day },
    ),
  ];
}
