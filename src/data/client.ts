// The visitor's door to the server: PostgREST reads, RPC and edge functions over plain fetch. The staff part uses
// supabase-js; a family's phone does not download it (5 KB gzip for postgrest-js alone, for three kinds of request).

import { filtersOf, type ReadValues } from '../../supabase/functions/_shared/contract/read.ts';
import { visitorReads } from '../../supabase/functions/_shared/contract/visitorReads.ts';
import { heedServerTime } from '../lib/serverClock.ts';
import { keepableJson } from './keepableJson.ts';
import type { RpcArgs, RpcName, TypedReads } from './typedDatabase.ts';

export interface DataConfig {
  /** '' is the same origin. */
  url: string;
  key: string;
}

/** offline: nothing arrived. unavailable: the server could not. rate_limited: later. refused: the answer is no. */
export type DataErrorKind = 'offline' | 'unavailable' | 'rate_limited' | 'refused';

export class DataError extends Error {
  readonly kind: DataErrorKind;
  readonly status: number;
  readonly body: unknown;
  constructor(kind: DataErrorKind, status: number, body: unknown) {
    super(`${kind} (${status})`);
    this.name = 'DataError';
    this.kind = kind;
    this.status = status;
    this.body = body;
  }
}

const timeoutMs = 20_000;
/** Waits before the second and third try of a read, in ms. */
const retryWaits = [400, 1500];
let config: DataConfig = { url: '', key: '' };

export function configureData(next: DataConfig): void {
  config = { url: next.url.replace(/\/$/, ''), key: next.key };
}

/** Where requests go; data/collect.ts asks each time, since the address is known only after the start. */
export function dataConfig(): DataConfig {
  return config;
}

async function ask(path: string, init: { method: 'GET' | 'POST'; body?: unknown }): Promise<unknown> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (config.key) {
    headers.apikey = config.key;
    headers.Authorization = `Bearer ${config.key}`;
  }
  if (init.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  let text: string;
  try {
    response = await fetch(config.url + path, {
      method: init.method,
      headers,
      body: init.body === undefined ? null : keepableJson(init.body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    heedServerTime(response);
    text = await response.text();
  } catch {
    throw new DataError('offline', 0, null);
  }
  const body = parse(text);
  if (response.ok) return body;
  throw new DataError(kindOf(response.status, body), response.status, body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function kindOf(status: number, body: unknown): DataErrorKind {
  if (status === 429 || (body as { message?: unknown } | null)?.message === 'rate_limited')
    return 'rate_limited';
  return status >= 500 ? 'unavailable' : 'refused';
}

async function askAgain(path: string): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask(path, { method: 'GET' });
    } catch (error) {
      const wait = retryWaits[tries];
      if (!(error instanceof DataError) || error.kind === 'refused' || wait === undefined) throw error;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

const reads = visitorReads satisfies TypedReads<typeof visitorReads>;

/**
 * All rows of a listed read, page by page; each page is tried three times, since reading is safe to repeat. A page that
 * is too large for one answer is asked for in quarters.
 */
export async function readRows<K extends keyof typeof reads>(
  name: K,
  values: ReadValues<(typeof reads)[K]>,
): Promise<unknown[]> {
  const read = reads[name];
  const order: Record<string, string> = 'order' in read ? { order: read.order } : {};
  const asked = { select: read.select, ...Object.fromEntries(filtersOf(read, values)), ...order };
  const rows: unknown[] = [];
  for (let limit: number = read.rows; ;) {
    const params = new URLSearchParams({ ...asked, limit: String(limit), offset: String(rows.length) });
    try {
      const page = await askAgain(`/rest/v1/${read.table}?${params.toString()}`);
      if (!Array.isArray(page)) throw new DataError('unavailable', 200, page);
      rows.push(...(page as unknown[]));
      if (read.rows === 1 || page.length < limit) return rows;
    } catch (error) {
      if (!(error instanceof DataError && error.status === 413) || limit === 1) throw error;
      limit = Math.ceil(limit / 4);
    }
  }
}

/** Calls a database function; not repeated by itself. */
export function callRpc<K extends RpcName>(name: K, args: RpcArgs<K>): Promise<unknown> {
  return ask(`/rest/v1/rpc/${name}`, { method: 'POST', body: args });
}

/** Calls an edge function; not repeated by itself. */
export function callFunction(name: string, body: unknown): Promise<unknown> {
  return ask(`/functions/v1/${name}`, { method: 'POST', body });
}
