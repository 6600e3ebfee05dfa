// npm run lock:complete: after npm install, names in package-lock.json every optional platform package of what it
// locks. npm leaves one out when the registry in use lacks it, and `npm ci` then refuses the whole lock on a clean
// clone.
import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, LockedPackage>;
}

export const readLock = (): Lock => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** Optional packages that a locked package asks for and the lock does not hold: name, range and who asks. */
export function missingFromLock({ packages }: Lock): { name: string; range: string; dev: boolean }[] {
  const isHeld = (from: string, name: string): boolean => {
    for (
      let folder = from;
      ;
      folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
    ) {
      if (packages[`${folder}${folder === '' ? '' : '/'}node_modules/${name}`]) return true;
      if (folder === '') return false;
    }
  };
  return Object.entries(packages).flatMap(([from, locked]) =>
    Object.entries(locked.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(from, name))
      .map(([name, range]) => ({ name, range, dev: locked.dev === true })),
  );
}

const first = (name: string, words: [RegExp, string][]) => words.find(([word]) => word.test(name))?.[1];

function entry(name: string, range: string, dev: boolean): LockedPackage {
  const os = first(name, [
    [/darwin/, 'darwin'],
    [/win32|windows/, 'win32'],
    [/android/, 'android'],
    [/freebsd/, 'freebsd'],
    [/linux/, 'linux'],
  ]);
  const cpu = first(name, [
    [/wasm32/, 'wasm32'],
    [/arm64|aarch64/, 'arm64'],
    [/x64|x86_64/, 'x64'],
    [/ia32/, 'ia32'],
    [/arm/, 'arm'],
  ]);
  const libc = first(name, [
    [/musl/, 'musl'],
    [/glibc|gnu/, 'glibc'],
  ]);
  return {
    version: range.replace(/^[~^=]/, ''),
    ...(dev ? { dev } : {}),
    optional: true,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [os] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}

if (import.meta.main) {
  const lock = readLock();
  const missing = missingFromLock(lock);
  for (const { name, range, dev } of missing) lock.packages[`node_modules/${name}`] = entry(name, range, dev);
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} added`);
}
