import type { readLock } from '../completeLock.ts';
import { allowed, readByHand } from './allowed.ts';
import { licenceOf, type Sbom } from './sbom.ts';

type Lock = ReturnType<typeof readLock>;
const nameOf = (at: string) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
const isAllowed = (licence: string | null) => allowed.some((one) => one === licence);

/** The package of which another platform's build this is: it bears the same licence, though the lock doesn't say so. */
function parentOf(name: string, lock: Lock): string | undefined {
  const parent = Object.entries(lock.packages).find(
    ([, { optionalDependencies: builds }]) => builds && name in builds,
  );
  return parent && nameOf(parent[0]);
}

/**
 * What is not as it should be: packages that the list of components lacks, licences nobody allowed, and rows of
 * THIRD_PARTY_NOTICES.md that are missing or old. `shipped`: the names that must stand there.
 */
export function findWrong(sbom: Sbom, lock: Lock, notices: string, shipped: readonly string[]): string[] {
  const wrong: string[] = [];
  const byName = new Map(sbom.components.map((component) => [component.name, component]));
  const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`));
  for (const [at, { version }] of Object.entries(lock.packages))
    if (at !== '' && !listed.has(`${nameOf(at)}@${version ?? ''}`))
      wrong.push(`not in the SBOM: ${nameOf(at)}`);

  for (const component of sbom.components) {
    const { name } = component;
    const parent = byName.get(parentOf(name, lock) ?? '');
    const licence = licenceOf(component) ?? (parent ? licenceOf(parent) : null);
    if (!isAllowed(licence) && !(name in readByHand))
      wrong.push(`${name}: ${licence ?? 'no licence'} is not allowed`);
  }

  const rows = [...notices.matchAll(/^\| (\S+) +\| (\d\S*) +\| (.+?) +\|$/gm)];
  for (const [, name = '', version, licence] of rows) {
    const component = byName.get(name);
    const found = component && sbom.components.some((one) => one.name === name && one.version === version);
    if (!found)
      wrong.push(
        `notices: ${name} ${version ?? ''} is not what is installed (${component?.version ?? 'none'})`,
      );
    else if (!(name in readByHand) && licenceOf(component) !== licence)
      wrong.push(`notices: ${name} is ${licenceOf(component) ?? 'unknown'}, not ${licence ?? ''}`);
  }
  const told = new Set(rows.map(([, name]) => name));
  for (const name of shipped) if (!told.has(name)) wrong.push(`notices: ${name} is missing`);
  return wrong;
}
