// Differences between what anybody may do by the database's own catalog and supabase/privileges.txt: after the first
// and the second boot, after an upgrade from each migration on (and the boot that follows), and on a hosted project's
// default privileges, the open ones of before 2026 and the closed ones. In each, what a later migration makes without a
// word about it must be open to nobody. Not measured: what a hosted project's own roles (supabase_admin) make.
import { differencesOfBoots, differencesOnHosted, regimes, type Regime } from '../support/privilegeWays.ts';
import type { Figure } from './figure.ts';

export default async function measure(): Promise<Figure> {
  const found = await differencesOfBoots();
  for (const regime of Object.keys(regimes) as Regime[])
    found[`hosted, ${regime}`] = await differencesOnHosted(regime);
  const value = Object.values(found).flat().length;
  return { figure: 'privileges', value, unit: 'differences', target: 0, holds: value === 0, detail: found };
}
