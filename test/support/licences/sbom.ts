import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Component {
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: ({ license: { id?: string; name?: string } } | { expression: string })[];
}
export interface Sbom {
  bomFormat: string;
  specVersion: string;
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string } };
  components: Component[];
}

const byPurl = (a: Component, b: Component) => (a.purl < b.purl ? -1 : 1);

/**
 * What Hiroba is made of (CycloneDX), by npm itself from package-lock.json, without a network. The same lock gives the
 * same file: npm's serial number and time are replaced by the lock's digest, the clone's folder by our name.
 */
export function makeSbom(): Sbom {
  const said = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const sbom = JSON.parse(said) as Sbom;
  const digest = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const parts = [8, 4, 4, 4, 12].map((length, i, all) => {
    const from = all.slice(0, i).reduce((sum, n) => sum + n, 0);
    return digest.slice(from, from + length);
  });
  sbom.serialNumber = `urn:uuid:${parts.join('-')}`;
  delete sbom.metadata.timestamp;
  sbom.metadata.component.name = 'hiroba';
  sbom.components.sort(byPurl);
  return sbom;
}

/** A component's licence as SPDX says it; null where the lock knows none. */
export function licenceOf({ licenses }: Component): string | null {
  const [first] = licenses ?? [];
  if (first === undefined) return null;
  return 'expression' in first ? first.expression : (first.license.id ?? first.license.name ?? null);
}
