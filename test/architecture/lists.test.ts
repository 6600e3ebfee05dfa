// No answer is cut in silence (security-H6): PostgREST gives at most max_rows of a list and says nothing. What can
// be long is read to its end by one helper, comes page by page with its count, or is bounded for a reason told here.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { staffReads } from '../../supabase/functions/_shared/contract/staffReads.ts';
import { visitorReads } from '../../supabase/functions/_shared/contract/visitorReads.ts';
import type { Read } from '../../supabase/functions/_shared/contract/read.ts';
import { trackedFiles } from '../support/trackedFiles.ts';

const folder = 'supabase/schemas/';
const sql = readdirSync(folder)
  .map((file) => readFileSync(folder + file, 'utf8').replace(/--.*$/gm, ''))
  .join('\n');
const reads: Record<string, Read> = { ...visitorReads, ...staffReads };
const maxRows = Number(/^max_rows = (\d+)$/m.exec(readFileSync('supabase/config.toml', 'utf8'))?.[1]);

/** Published revisions never change: page by page they are read whole, and nothing moves between two pages. */
const immutable = ['revision_places', 'revision_town_events'];
/** Reads of tables that change, which one page always holds. */
const bounded: Record<string, string> = {
  published_towns: 'towns of one deployment, by their key',
  my_memberships: 'towns that one person works for',
  towns_by_id: 'the same',
  household_owners: 'concierges and admins of one town',
  publications: 'periods of whole months that do not overlap',
  saved_views: 'fifty for each person (private.limit_saved_views)',
};
/** Functions that answer rows, of which there are never many. */
const fewRows: Record<string, string> = {
  list_my_sessions: 'one person’s own sessions, which end within 12 hours',
  towns_wanting_second_factor: 'towns that one person works for',
};
/** Each `limit` above one in the functions of the database, and why nothing is lost by it. */
const limits: Record<string, string> = {
  'v.visit_id desc limit p_limit': 'household_part says how many are older; the family reads all of them',
  'spot_id limit 3': 'the three longest stays are what is asked for',
  'id desc limit p_limit': 'list_households: total, next',
  'task_id limit p_limit': 'list_open_tasks: total, next',
  "desc limit 50) r', 'household_'": 'household_part says how many are older',
  'l.asked_at limit 100': 'a job: the next run takes the next ones',
  'm.day limit p_days': 'a job: the next run takes the next days',
  'n.key limit 3000': 'insight_table: the next page begins after the last key, and readTable reads them all',
  'question_id desc limit p_limit': 'survey_words: total, next',
  'entry_id desc limit 100': 'list_audit: p_before',
  'd.version desc limit 20': 'list_draft_versions: p_before',
  'v.campaign limit 20': 'the codes most seen of those that are not in the list, to take in one by one',
};

test('security-H6: tables are read by the two helpers that read to the end, and nowhere else', () => {
  const asking = trackedFiles()
    .filter((file) => /^src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => /\.from\((?:read\.|')|\/rest\/v1\//.test(readFileSync(file, 'utf8')));
  expect(asking).toEqual(['src/data/client.ts', 'src/data/staffClient.ts']);
});

test('security-H6: no page is asked for that is longer than the server gives: its end would look like the end', () => {
  expect(maxRows).toBeGreaterThan(0);
  expect(Object.entries(reads).filter(([, { rows }]) => rows > maxRows)).toEqual([]);
});

test('security-H6: a list in pages is of what never changes, in an order without equals; others are bounded', () => {
  const lists = Object.entries(reads).filter(([, { rows }]) => rows > 1);
  const inPages = lists.filter(([, { table }]) => immutable.includes(table));
  for (const [name, { order = '' }] of inPages)
    expect(order, name).toMatch(/(?:place_id|town_event_id)\.asc$/);
  const others = lists.filter(([, { table }]) => !immutable.includes(table)).map(([name]) => name);
  expect(others.sort()).toEqual(Object.keys(bounded).sort());
});

test('security-H6: functions answer one value, never rows that max_rows would cut', () => {
  const made = [...sql.matchAll(/create function public\.(\w+)\s*\([^$]*?\breturns\s+(\w+)/g)];
  expect(made.map(([, name]) => name)).toContain('list_households');
  const rows = made
    .filter(([, , answer]) => answer === 'table' || answer === 'setof')
    .map(([, name]) => name);
  expect(rows.sort()).toEqual(Object.keys(fewRows).sort());
});

test('security-H6: every limit in the database has its reason', () => {
  const found = [...sql.matchAll(/[^\n]*\blimit (?!1\b)[\w$]+[^\n]*/gi)].map(([line]) => line.trim());
  const known = Object.keys(limits);
  expect(found.filter((line) => !known.some((one) => line.includes(one)))).toEqual([]);
});
