import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Paths git knows or would add, that exist, from the repository's root. */
export function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\0')
    .filter((f) => f !== '' && existsSync(f));
}
