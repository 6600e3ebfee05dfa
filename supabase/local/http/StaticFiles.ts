import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { everywhere, pageHeaders } from './securityHeaders.ts';

const brotli = promisify(brotliCompress);

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.ktx2': 'image/ktx2',
  '.glb': 'model/gltf-binary',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
};
const compressible = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.glb',
  '.bin',
  '.wasm',
  '.txt',
  '.xml',
  '.csv',
  '.ico',
]);
/** A content hash in the name: Vite's -Ab12_x9Z or the scenes' .0123abcd. */
const hashed = /^\/assets\/.+-[\w-]{8}\.\w+$|[.-][0-9a-f]{8,}\.\w+$/;
/** Pages that hold a private token or people's data are not for search engines nor for other sites' logs. */
const privatePage = /^\/(family|staff)(\/|$)/;

type Entry = { type: string; etag: string; plain: Buffer; packed: Buffer | null; changed: string };

type StaticOptions = { roots: string[]; cacheDir: string; env: NodeJS.ProcessEnv };

/** Serves the built client and the public folder; each compressible file is compressed once, hard, and kept. */
export class StaticFiles {
  readonly #roots: string[];
  readonly #cacheDir: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #entries = new Map<string, Promise<Entry>>();

  constructor({ roots, cacheDir, env }: StaticOptions) {
    this.#roots = roots.map((root) => path.resolve(root));
    this.#cacheDir = cacheDir;
    this.#env = env;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return this.#plain(response, 405, 'Method not allowed');
    let pathname: string;
    try {
      pathname = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0] ?? '/');
    } catch {
      return this.#plain(response, 400, 'Bad request');
    }
    const file = pathname.endsWith('/') || pathname.includes('\0') ? null : await this.#find(pathname);
    if (file) return this.#send(file, pathname, request, response);
    if (path.extname(pathname) !== '' || pathname.includes('/.'))
      return this.#plain(response, 404, 'Not found');
    const page = await this.#find('/index.html');
    return page
      ? this.#send(page, pathname, request, response)
      : this.#plain(response, 404, 'Not built: npm run build');
  }

  /** Compresses, one after another, what nobody has asked for yet. */
  async warm(): Promise<void> {
    for (const root of this.#roots) {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (entry.isFile() && compressible.has(path.extname(entry.name))) {
          await this.#entry(path.join(entry.parentPath, entry.name)).catch(() => null);
        }
      }
    }
  }

  async #find(pathname: string): Promise<string | null> {
    for (const root of this.#roots) {
      const file = path.join(root, pathname);
      if (!file.startsWith(root + path.sep)) continue;
      const found = await stat(file).catch(() => null);
      if (found?.isFile()) return file;
    }
    return null;
  }

  async #send(
    file: string,
    pathname: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const entry = await this.#entry(file);
    const isPage = entry.type.startsWith('text/html');
    const headers: Record<string, string> = {
      ...everywhere,
      'content-type': entry.type,
      etag: entry.etag,
      'cache-control': hashed.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(isPage ? pageHeaders(entry.plain.toString('utf8'), this.#env) : {}),
      ...(privatePage.test(pathname) ? { 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' } : {}),
    };
    if (request.headers['if-none-match'] === entry.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? entry.packed : null;
    if (packed) headers['content-encoding'] = 'br';
    const body = packed ?? entry.plain;
    headers['content-length'] = String(body.length);
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async #entry(file: string): Promise<Entry> {
    const { mtimeMs, size } = await stat(file);
    const changed = `${mtimeMs}-${size}`;
    const known = await this.#entries.get(file)?.catch(() => null);
    if (known?.changed === changed) return known;
    const loading = this.#load(file, changed);
    this.#entries.set(file, loading);
    return loading;
  }

  async #load(file: string, changed: string): Promise<Entry> {
    const plain = await readFile(file);
    const extension = path.extname(file).toLowerCase();
    const digest = createHash('sha256').update(plain).digest('hex').slice(0, 32);
    const packed = compressible.has(extension) && plain.length > 256 ? await this.#pack(plain, digest) : null;
    return {
      type: types[extension] ?? 'application/octet-stream',
      etag: `"${digest}"`,
      plain,
      packed,
      changed,
    };
  }

  async #pack(plain: Buffer, digest: string): Promise<Buffer | null> {
    const kept = path.join(this.#cacheDir, `${digest}.br`);
    if (existsSync(kept)) return readFile(kept);
    const quality = plain.length > 1_500_000 ? 9 : 11;
    const packed = await brotli(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    });
    if (packed.length > plain.length * 0.95) return null;
    await mkdir(this.#cacheDir, { recursive: true });
    const half = `${kept}.${process.pid}`;
    await writeFile(half, packed);
    await rename(half, kept);
    return packed;
  }

  #plain(response: ServerResponse, status: number, text: string): Promise<void> {
    response
      .writeHead(status, {
        ...everywhere,
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
      })
      .end(text);
    return Promise.resolve();
  }
}
