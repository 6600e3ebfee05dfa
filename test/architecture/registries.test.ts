import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { trackedFiles } from '../support/trackedFiles.ts';

const contract = 'supabase/functions/_shared/contract';

/**
 * Where the compiler complains when a row is added to a table and nothing else is done; `roots` are the files it is
 * given.
 */
function complaints(table: string, before: string, row: string, roots: string[]): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const host = ts.createCompilerHost({ ...options, incremental: false });
  const read = host.readFile.bind(host);
  const changed = (text: string): string => {
    expect(text).toContain(before);
    return text.replace(before, `${row}\n  ${before}`);
  };
  host.readFile = (file) => {
    const text = read(file);
    return path.resolve(file) === path.resolve(table) && text !== undefined ? changed(text) : text;
  };
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram(
    roots,
    { ...options, incremental: false, tsBuildInfoFile: undefined, types: [] },
    host,
  );
  const found = roots.flatMap((root) => program.getSemanticDiagnostics(program.getSourceFile(root)));
  return found.map(
    (d) =>
      `${path.relative('.', d.file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`,
  );
}

test(
  'a language in the table without its catalogs, page names and mail does not compile',
  { timeout: 60_000 },
  () => {
    const row =
      `pt: { name: 'Português', lang: 'pt', bcp47: 'pt-BR', listSeparator: ', ', gap: ` +
      `' ', prefectures: 'latin', hasReadings: false, staff: 'en' },`;
    const roots = [
      'src/i18n/catalogs.ts',
      'supabase/functions/consult/familyMail.ts',
      `${contract}/pages.ts`,
    ];
    const found = complaints(`${contract}/locales.ts`, "'ja-easy': {", row, roots);
    expect(
      found.filter((line) => line.startsWith('src/i18n/catalogs.ts') && line.includes("'pt' is missing")),
    ).toHaveLength(7);
    for (const root of roots) expect(found.join('\n')).toContain(root);
  },
);

test('a kind of place in the list without its row and its name does not compile', { timeout: 60_000 }, () => {
  const table = `${contract}/placeKinds.ts`;
  const item = 'src/features/places/PlaceListItem.tsx';
  const found = complaints(table, "'public_facility',", "'bath_house',", [table, item]);
  expect(found.join('\n')).toMatch(/placeKinds\.ts: Property 'bath_house' is missing/);
  expect(found.join('\n')).toMatch(/PlaceListItem\.tsx: .*places\.kind\.bath_house/);
});

test('no code asks which language it is: it asks the row of the table', () => {
  const code = trackedFiles().filter(
    (file) => /^(src|supabase\/(local|functions))\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const found = code.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/[!=]== '(ja-easy|en)'/g)].map((match) => `${file}: ${match[0]}`),
  );
  expect(found).toEqual([]);
});
