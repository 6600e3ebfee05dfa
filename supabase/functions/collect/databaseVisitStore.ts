import type postgres from 'postgres';
import { gatherWrites } from './gatherWrites.ts';
import { BatchUnreadable, StoreUnavailable, type StoredAnswer, type VisitStore } from './visitStore.ts';

/** SQLSTATE classes that blame the data: 22 data exception, 23 integrity. */
const dataAtFault = /^2[23]/;

/** The visits of the database that private.ingest_visit_batches keeps. */
export function databaseVisitStore(sql: postgres.Sql): VisitStore {
  return gatherWrites(
    async (batches) => {
      // As text, so that it is encoded exactly once.
      const text = JSON.stringify(batches);
      try {
        const [row] = await sql<
          { answers: StoredAnswer[] }[]
        >`select private.ingest_visit_batches(${text}::text::jsonb) as answers`;
        if (!row) throw new StoreUnavailable('no row');
        return row.answers;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (dataAtFault.test(code)) throw new BatchUnreadable(code, { cause: error });
        throw new StoreUnavailable(code, { cause: error });
      }
    },
    { lanes: 2 },
  );
}
