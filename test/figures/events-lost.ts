// Events that collect acknowledged and that are not in Postgres, or are there twice: after 20 rounds (HIROBA_ROUNDS) in
// which four real browsers tour until collect acknowledges, close the tab and open another, and 1 to 6 s later single
// backends of Postgres are killed with -9, after each of which the same tour must be acknowledged again, and then the
// server, Postgres and the browsers all at once; and then, without a kill, events that waited in a tab when it was
// closed and never arrived. A recording proxy between browsers and server notes every acknowledgement, also those that
// a dying browser never heard. Not measured: the machine losing power (kill -9 leaves the system's write cache alone),
// and events that a killed browser had not sent yet: nobody acknowledged those.
import { killRounds } from '../support/killRounds.ts';
import type { Figure } from './figure.ts';

export default async function measure(): Promise<Figure> {
  const result = await killRounds(Number(process.env.HIROBA_ROUNDS ?? 20));
  const value = result.missing + result.twice + result.neverArrived;
  return {
    figure: 'events-lost',
    value,
    unit: 'events',
    target: 0,
    holds: value === 0,
    detail: result,
  };
}
