import type { Pool } from '../database/openPool.ts';
import { catalogQueries } from './catalogQueries.ts';

/** One thing of the database: what it is, and everything about it as text. */
export interface CatalogEntry {
  kind: keyof typeof catalogQueries;
  /** Unique in its kind: `public.visits.day`. */
  name: string;
  definition: string;
}

/**
 * Everything the schemas public and private are: tables, columns, constraints, indexes, bodies, policies, every
 * privilege and comment. Two databases with equal catalogs are the same to whoever uses them.
 */
export async function readCatalog(database: Pool): Promise<CatalogEntry[]> {
  const found: CatalogEntry[] = [];
  for (const [kind, query] of Object.entries(catalogQueries) as [CatalogEntry['kind'], string][]) {
    const rows = await database.unsafe<{ name: string; definition: string | null }[]>(`${query} order by 1`);
    found.push(...rows.map(({ name, definition }) => ({ kind, name, definition: definition ?? '' })));
  }
  return found;
}
