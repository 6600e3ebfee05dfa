import { createHash } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import type { TablePart, TableShape } from './manifest.ts';
import { copyTarget } from './readTables.ts';

export const chunkBytes = 4 * 1024 * 1024;

/** Gathers what comes in pieces of any size into chunks of one size. */
export async function* inChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size < chunkBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** How many rows a text COPY holds: a line feed inside a value is written as \n. */
export function countRows(chunk: Uint8Array): number {
  let rows = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
  return rows;
}

/** A table's rows as Postgres writes them, chunk by chunk; at its end what they come to. */
export async function* copyOut(tx: TransactionSql, table: TableShape): AsyncGenerator<Buffer, TablePart> {
  const hash = createHash('sha256');
  const sum = { rows: 0, bytes: 0 };
  const stream = await tx.unsafe(`copy ${copyTarget(table)} to stdout`).readable();
  for await (const chunk of inChunks(stream)) {
    hash.update(chunk);
    sum.rows += countRows(chunk);
    sum.bytes += chunk.length;
    yield chunk;
  }
  // The driver may have paused its socket with the last data, and a stream at its end asks for no more: without this
  // the next statement waits for ever (porsager/postgres 1016).
  stream._read(0);
  return { ...sum, sha256: hash.digest('hex') };
}
