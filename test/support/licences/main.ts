// npm run check:licences: every package's licence is one we may use, and the notices say what is shipped. With
// `--write` (npm run sbom) the list of components is written to sbom.cdx.json, for whoever scans it.
import { readFileSync, writeFileSync } from 'node:fs';
import { readLock } from '../completeLock.ts';
import { findWrong } from './findWrong.ts';
import { makeSbom } from './sbom.ts';

const sbom = makeSbom();
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
const notices = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
const wrong = findWrong(sbom, readLock(), notices, Object.keys(dependencies));
for (const line of wrong) console.error(line);
if (process.argv.includes('--write')) writeFileSync('sbom.cdx.json', `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`${String(sbom.components.length)} packages, ${String(wrong.length)} to look at`);
process.exitCode = wrong.length === 0 ? 0 : 1;
