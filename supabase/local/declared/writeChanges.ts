import type { CatalogDifference } from './diffCatalogs.ts';
import type { CatalogEntry } from './readCatalog.ts';

const apiRoles = 'public, anon, authenticated, service_role';
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What stands before the body: where it changed, Postgres wants the function dropped first. */
const signatureOf = (definition: string): string => definition.slice(0, definition.indexOf('\n LANGUAGE'));

function functionChanges(differences: CatalogDifference[]): { drops: string[]; creates: string[] } {
  const functions = differences.filter(({ kind }) => kind === 'function');
  return {
    drops: functions
      .filter(
        ({ before, after }) =>
          before !== null && (after === null || signatureOf(before) !== signatureOf(after)),
      )
      .map(({ name }) => `drop function ${name};`),
    creates: functions.flatMap(({ after }) => (after === null ? [] : [`${after.trimEnd()};`])),
  };
}

const policyCommands: Record<string, string> = {
  r: 'select',
  a: 'insert',
  w: 'update',
  d: 'delete',
  '*': 'all',
};

function createPolicy(name: string, definition: string): string {
  const [, table = '', policy = ''] = /^(\S+) "(.+)"$/.exec(name) ?? [];
  const [, permissive = '', command = '', roles = '', using = '', check = ''] =
    /^(\w+) (\S) to (.*?) using \((.*)\) check \((.*)\)$/s.exec(definition) ?? [];
  return [
    `create policy "${policy}" on ${table} as ${permissive} for ${policyCommands[command] ?? 'all'} to ${roles}`,
    ...(using ? [`  using (${using})`] : []),
    ...(check ? [`  with check (${check})`] : []),
  ].join('\n');
}

function policyChanges(differences: CatalogDifference[]): { drops: string[]; creates: string[] } {
  const policies = differences.filter(({ kind }) => kind === 'policy');
  const drop = (name: string): string => {
    const [, table = '', policy = ''] = /^(\S+) "(.+)"$/.exec(name) ?? [];
    return `drop policy "${policy}" on ${table};`;
  };
  return {
    drops: policies.filter(({ before }) => before !== null).map(({ name }) => drop(name)),
    creates: policies.flatMap(({ name, after }) => (after === null ? [] : [`${createPolicy(name, after)};`])),
  };
}

function triggerChanges(differences: CatalogDifference[]): { drops: string[]; creates: string[] } {
  const triggers = differences.filter(({ kind }) => kind === 'trigger');
  return {
    drops: triggers
      .filter(({ before }) => before !== null)
      .map(({ name }) => `drop trigger ${name.split(' ')[1] ?? ''} on ${name.split(' ')[0] ?? ''};`),
    creates: triggers.flatMap(({ after }) => (after === null ? [] : [`${after};`])),
  };
}

function commentChanges(differences: CatalogDifference[]): string[] {
  return differences
    .filter(({ kind }) => kind === 'comment')
    .map(({ name, after }) => {
      const kind = name.startsWith('schema ')
        ? ''
        : name.includes('(')
          ? 'function '
          : name.split('.').length > 2
            ? 'column '
            : 'table ';
      return `comment on ${kind}${name} is ${after === null ? 'null' : literal(after)};`;
    });
}

/** `public.households.words` belongs to the table `public.households`. */
const objectOf = (name: string): string =>
  name.includes('(') || name.startsWith('schema ') ? name : name.split('.').slice(0, 2).join('.');

/** Everything an object gives to the API's roles, taken back and given anew, columns too. */
function privilegeChanges(differences: CatalogDifference[], after: CatalogEntry[]): string[] {
  const granteeOf = (name: string): [string, string] => {
    const at = name.lastIndexOf(' to ');
    return [name.slice(0, at), name.slice(at + 4)];
  };
  const owner = 'postgres';
  const changed = new Set(
    differences.filter(({ kind }) => kind === 'privilege').map(({ name }) => objectOf(granteeOf(name)[0])),
  );
  const now = after.filter(({ kind }) => kind === 'privilege');
  const exists = new Set(after.filter(({ kind }) => kind !== 'privilege').map(({ name }) => name));
  return [...changed]
    .filter((object) => object.startsWith('schema ') || exists.has(object))
    .map((object) => {
      const on = object.includes('(')
        ? `function ${object}`
        : object.startsWith('schema ')
          ? object
          : `table ${object}`;
      const given = now.flatMap(({ name, definition }) => {
        const [what, grantee] = granteeOf(name);
        if (objectOf(what) !== object || grantee === owner) return [];
        const column = what === object ? '' : ` (${what.slice(object.length + 1)})`;
        return definition
          .split(', ')
          .map((privilege) => `grant ${privilege.toLowerCase()}${column} on ${on} to ${grantee};`);
      });
      return [`revoke all on ${on} from ${apiRoles};`, ...given].join('\n');
    });
}

/**
 * SQL that brings a database from one catalog to another: functions, policies, triggers, comments and privileges that
 * changed are made whole again; `tables` are the statements for tables, types, constraints and indexes, which only the
 * differ knows.
 */
export function writeChanges(
  differences: CatalogDifference[],
  after: CatalogEntry[],
  tables: string[],
): string[] {
  const functions = functionChanges(differences);
  const policies = policyChanges(differences);
  const triggers = triggerChanges(differences);
  return [
    ...policies.drops,
    ...triggers.drops,
    ...functions.drops,
    ...tables,
    ...functions.creates,
    ...triggers.creates,
    ...policies.creates,
    ...commentChanges(differences),
    ...privilegeChanges(differences, after),
  ];
}
