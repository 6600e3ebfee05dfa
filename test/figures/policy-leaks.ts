// Rows one role or town can read or change of another's, found by trying every public table × actor × act × town in a
// real Postgres behind its real policies. Published content is everyone's and is left out. Not measured: rpcs, which
// test/database/policies.test.ts tries one by one.
import postgres from 'postgres';
import { findReach, plantTwoTowns } from '../support/policyMatrix.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const published = ['towns', 'revision_places', 'revision_town_events'];

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  try {
    await sql.begin((tx) => plantTwoTowns(tx));
    const reach = await findReach(sql);
    const leaks = reach.filter(({ actor, table, act, town, rows }) => {
      if (rows === 0 || (published.includes(table) && act === 'select')) return false;
      const [home, role = ''] = actor.split(' ');
      if (home !== town) return true;
      if (table === 'staff_members') return act !== 'select';
      if (table === 'publications') return act !== 'select' || role === 'editor';
      // Each of the town's four has saved one; that the one seen is one's own, policies.test.ts shows.
      if (table === 'saved_insight_views') return rows > 1 || act !== 'select';
      return true;
    });
    const value = leaks.reduce((sum, leak) => sum + leak.rows, 0);
    return {
      figure: 'policy-leaks',
      value,
      unit: 'rows',
      target: 0,
      holds: value === 0,
      detail: { tried: reach.length, leaks },
    };
  } finally {
    await sql.end();
    await server.close();
  }
}
