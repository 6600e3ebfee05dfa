// The file of a backup: a tar, gzipped, and encrypted as an age file when a key is given; so it can be opened with the
// tools of any machine (`age -d FILE | tar -tz`) when nothing of ours is at hand. Entries are small chunks: a table's
// length is not known before it was read, and neither side ever holds more than one chunk in memory.
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import tar from 'tar-stream';
import { BackupRefused } from './BackupRefused.ts';

export interface Entry {
  name: string;
  body: Buffer;
}

const ageMark = 'age-encryption.org/';
const gzipMark = Buffer.from([0x1f, 0x8b]);

function encrypterOf(key: string): Encrypter {
  const encrypter = new Encrypter();
  if (key.startsWith('age1')) encrypter.addRecipient(key);
  else encrypter.setPassphrase(key);
  return encrypter;
}

const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
const fromWeb = (stream: ReadableStream<Uint8Array>) => Readable.fromWeb(stream as unknown as NodeWebStream);

/**
 * Writes what `entries` yields, durably. `key`: a passphrase, or a public key `age1…` so that the machine that makes
 * backups cannot read them; null writes it in clear.
 */
export async function writeArchive(
  file: string,
  key: string | null,
  entries: AsyncIterable<Entry>,
): Promise<void> {
  const pack = tar.pack();
  const filled = (async () => {
    try {
      for await (const { name, body } of entries) {
        await new Promise<void>((resolve, reject) => {
          pack.entry({ name, size: body.length, mode: 0o600 }, body, (error) => {
            if (error) reject(error);
            else resolve();
          });
        });
      }
      pack.finalize();
    } catch (error) {
      pack.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  })();
  const seal = async function* (source: AsyncIterable<Buffer>) {
    if (key === null) yield* source;
    else yield* fromWeb(await encrypterOf(key).encrypt(toWeb(Readable.from(source))));
  };
  const written = pipeline(
    Readable.from(pack as AsyncIterable<Buffer>),
    createGzip({ level: 6 }),
    seal,
    createWriteStream(file, { mode: 0o600, flags: 'wx' }),
  );
  // The first one that fails says why; the other only that it was cut off.
  const [why] = (await Promise.allSettled([filled, written])).flatMap((one) =>
    one.status === 'rejected' ? [one.reason as Error] : [],
  );
  if (why !== undefined) throw why;
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new BackupRefused(`${file} を開けません。`, `${file} cannot be opened.`, { cause });
  });
  try {
    return (await handle.read(Buffer.alloc(ageMark.length), 0, ageMark.length, 0)).buffer;
  } finally {
    await handle.close();
  }
}

async function decrypted(file: string, key: string | null): Promise<Readable> {
  if (key === null)
    throw new BackupRefused(
      `${file} は暗号化されています。鍵を HIROBA_BACKUP_KEY で渡してください。`,
      `${file} is encrypted. Give the key as HIROBA_BACKUP_KEY.`,
    );
  if (key.startsWith('age1'))
    throw new BackupRefused(
      'HIROBA_BACKUP_KEY は公開鍵（age1…）です。読むには秘密鍵（AGE-SECRET-KEY-1…）を渡してください。',
      'HIROBA_BACKUP_KEY is a public key (age1…). To read, give the secret one (AGE-SECRET-KEY-1…).',
    );
  const decrypter = new Decrypter();
  try {
    if (key.startsWith('AGE-SECRET-KEY-')) decrypter.addIdentity(key);
    else decrypter.addPassphrase(key);
    return fromWeb(await decrypter.decrypt(toWeb(createReadStream(file))));
  } catch (cause) {
    const isKey =
      cause instanceof Error && /identity|matched|passphrase|bech32|checksum/i.test(cause.message);
    throw isKey
      ? new BackupRefused(`${file} の鍵が違います。`, `This is not the key of ${file}.`, { cause })
      : torn(file, cause);
  }
}

const torn = (file: string, cause?: unknown): BackupRefused =>
  new BackupRefused(
    `${file} は途中で切れているか、壊れています。何も変えていません。`,
    `${file} is torn or damaged. Nothing was changed.`,
    { cause },
  );

/**
 * What a backup holds, entry by entry.
 * @throws BackupRefused for a file that is none, a wrong key, a torn or damaged file.
 */
export async function* readArchive(file: string, key: string | null): AsyncGenerator<Entry> {
  const start = await firstBytes(file);
  const isEncrypted = start.toString('latin1') === ageMark;
  if (!isEncrypted && !start.subarray(0, 2).equals(gzipMark))
    throw new BackupRefused(
      `${file} は広場のバックアップではありません。`,
      `${file} is no backup of Hiroba.`,
    );
  const source = isEncrypted ? await decrypted(file, key) : createReadStream(file);
  const extract = tar.extract();
  const read = pipeline(source, createGunzip(), extract as unknown as NodeJS.WritableStream);
  let failed: unknown;
  read.catch((error: unknown) => (failed = error));
  try {
    for await (const entry of extract) {
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(part as Buffer);
      yield { name: entry.header.name, body: Buffer.concat(parts) };
    }
    await read;
  } catch (cause) {
    if (cause instanceof BackupRefused) throw cause;
    throw torn(file, failed ?? cause);
  } finally {
    source.destroy();
  }
}
