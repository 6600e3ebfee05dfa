import * as v from 'valibot';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Encoding from 'encoding-japanese';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptPlace as placeSchema } from '../../supabase/functions/_shared/contract/townPack.ts';
import { importFiles, type ImportOptions } from '../../supabase/local/import/importFiles.ts';
import { startServer, type TestServer } from '../support/server.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const real = path.resolve(repository, '../shared/data');

let server: TestServer;
let sql: postgres.Sql;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hiroba-lists-'));
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});

afterAll(async () => {
  await sql.end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function list(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const sjis = (text: string) =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));

/** Made-up lists, one of each kind, in the forms and encodings that cities use. */
const lists = () => [
  list(
    'preschool.csv',
    `\uFEFF全国地方公共団体コード,ID,名称,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,一時預かりの有無,病児保育の有無
999998,KD9000000001,川辺市立星の園,認可公立保育所,香川県川辺市本町1-2,34.1,134.1,087-000-0001,90,3ヶ月から,月火水木金土,07:30,19:00,有,無
999998,KD9000000002,川辺市立月の園,認定こども園（幼保連携型）,香川県川辺市本町2-2,34.2,134.2,087-000-0002,"1号認定 15、2・3号認定 105",1号認定 3歳児～、2・3号認定 3か月～,月火水木金土,07:00,19:00,無,無
`,
  ),
  list(
    'educational_institution.csv',
    sjis(`教育機関_学校コード,教育機関_学校種,教育機関_設置区分,教育機関_学校名,教育機関_学校所在地（市区町村）,教育機関_学校所在地（町字）,教育機関_学校所在地（番地以下）,緯度,経度,教育機関_属性情報設定年月日,教育機関_属性情報廃止年月日
B100000000001,B1(小学校),2,川辺市立川辺小学校,香川県川辺市,本町,３番,34.1,134.1,2020/12/22,
B100000000002,B1(小学校),2,川辺市立山の小学校,香川県川辺市,山,１番,34.1,134.1,2020/12/22,2024/3/31
`),
  ),
  list(
    'public_facility.csv',
    `#lang,ja
#license,http://creativecommons.org/licenses/by/4.0/deed.ja
#property,name,location,address,telephoneNumber,availableDate,startTime,endTime,note
#object_type_xsd,string,string,string,string,string,string,string,string
1,川辺市中央図書館,"34.15,134.15",川辺市本町4,087-000-0004,火水木金土日,09:30,19:00,"祝日は
17：00まで"
2,川辺公園,"34.16,134.16",川辺市本町5,,,,,
`,
  ),
  list(
    'hospital.csv',
    `全国地方公共団体コード,名称,医療機関の種類,所在地_連結表記,緯度,経度,診療曜日,診療開始時間,診療終了時間,診療科目,病床数
999998,川辺こども医院,無床診療所,香川県川辺市本町6,34.1,134.1,月火水木金,09:00,18:00,内科;小児科,0
`,
  ),
  list(
    'event.csv',
    `イベント名,開始日,終了日,開始時間,終了時間,説明,料金(基本),場所名称,緯度,経度
川辺まつり,2026-08-07,2026-08-08,10:00,21:00,屋台が出ます。,無料,川辺公園,34.16,134.16
`,
  ),
];

const options = (more: Partial<ImportOptions> = {}): ImportOptions => ({
  townId: 'kawabe',
  name: null,
  prefecture: null,
  kind: null,
  checkedOn: '2026-11-01',
  ownerSection: null,
  source: null,
  sourceUrl: null,
  licence: null,
  dryRun: false,
  skipRefused: false,
  takeOver: false,
  ...more,
});

async function run(files: string[], more: Partial<ImportOptions> = {}) {
  const said: string[] = [];
  const usable = await importFiles(sql, files, options(more), (line) => said.push(line));
  return { usable, said: said.join('\n') };
}

const tables = [
  'towns',
  'places',
  'spots',
  'facts',
  'town_events',
  'revisions',
  'revision_places',
  'revision_town_events',
];

/** Every row of every table an import could touch, of all towns. */
async function everything(): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await sql<{ sum: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as sum from
        public.${sql(table)} t`;
    sums[table] = row?.sum ?? '';
  }
  return sums;
}

async function placesOf(townId: string, origin?: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from public.places where town_id = ${townId}
      and (${origin ?? null}::text is null or origin = ${origin ?? null})`;
  return row?.count ?? 0;
}

test('a dry run tells what would be new and writes nothing', async () => {
  const before = await everything();
  const { usable, said } = await run(lists(), { dryRun: true });
  expect(usable).toBe(true);
  expect(said).toContain('preschool.csv: 新しい 2件');
  expect(said).toContain('何も書いていません');
  expect(await everything()).toEqual(before);
});

test('all five kinds of list make a town whose places are published', async () => {
  const { usable, said } = await run(lists());
  expect(usable).toBe(true);
  expect(said).toContain('第1版として公開しました: /kawabe/places');
  expect(said).toContain('3行目: 2024-03-31 に廃止されています。');
  for (const how of ['UTF-8 (BOM)、2行', 'Shift_JIS、2行', '公共施設一覧、UTF-8、2行', 'イベント一覧'])
    expect(said).toContain(how);
  const rows = await sql<{ doc: unknown }[]>`
    select doc from public.revision_places where town_id = 'kawabe' and revision = 1 order by place_id`;
  const places = rows.map(({ doc }) => v.parse(placeSchema, doc));
  expect(places.map((p) => [p.name.ja, p.kind]).sort()).toEqual([
    ['川辺こども医院', 'clinic'],
    ['川辺公園', 'park'],
    ['川辺市中央図書館', 'library'],
    ['川辺市立川辺小学校', 'elementary_school'],
    ['川辺市立星の園', 'daycare'],
    ['川辺市立月の園', 'childcare_centre'],
  ]);
  const library = places.find((p) => p.kind === 'library');
  expect(library?.facts.map((f) => f.value.ja)).toEqual(['火～日', '9:30～19:00', '祝日は\n17:00まで']);
  expect(library?.facts[0]?.source.title.ja).toBe(
    '川辺市の公開データ「公共施設一覧」（public_facility.csv、CC BY 4.0）',
  );
  const [town] = await sql<{ doc: object }[]>`select doc from public.towns where town_id = 'kawabe'`;
  expect(town?.doc).toMatchObject({
    name: { ja: '川辺市' },
    prefecture_code: '37',
    municipality_code: '999998',
  });
});

test('the second import changes no row, on another day and in another order too', async () => {
  const before = await everything();
  const { said } = await run([...lists(), ...lists()].reverse(), { checkedOn: '2026-12-24' });
  expect(said).toContain('変わったところはありません（第1版のまま）。');
  expect(await everything()).toEqual(before);
});

const head = '名称,住所,緯度,経度\n';
const good = '川辺ホール,川辺市本町7,34.1,134.1\n';
test.each([
  ['cut in a quoted cell', `${head}${good}"川辺会`, '3行目「名称」: 引用符'],
  ['cut in a row', `${head}${good}川辺会館,川辺`, '3行目「緯度」: 最後の行が途中で切れているようです。'],
  ['with columns of something else', '品目,価格\nりんご,100\n', '1行目（見出し）: 施設の名前の列'],
  ['that is a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), '文字として読めません'],
  ['that is empty', '', 'ファイルが空です。'],
  ['that is a header alone', head, '見出しのほかに行がありません。'],
  [
    'with latitude 0',
    `${head}${good}川辺会館,川辺市8,0,134.1\n`,
    '3行目「緯度」: 「0」は日本の中の値ではありません。',
  ],
  ['with longitude 999', `${head}${good}川辺会館,川辺市8,34,999\n`, '3行目「経度」: 「999」は'],
  ['with a missing name', `${head}${good},川辺市8,34,134\n`, '3行目「名称」: 名前が空です。'],
  [
    'in Shift_JIS with a missing name',
    sjis(`${head}"川辺\nホール",川辺市7,,\n,川辺市8,,\n`),
    '4行目「名称」: 名前が空です。',
  ],
])('a file %s changes nothing and is told why', async (_, content, reason) => {
  const before = await everything();
  const { usable, said } = await run([list('broken.csv', content)]);
  expect(usable).toBe(false);
  expect(said).toContain(reason);
  expect(await everything()).toEqual(before);
});

test('a broken file does not keep the others out, and its good rows come in only when asked', async () => {
  const halls = list('halls.csv', `${head}${good}`);
  const broken = list('broken.csv', `${head}川辺会館,川辺市8,34,134\n,川辺市9,34,134\n`);
  expect((await run([broken, halls])).usable).toBe(false);
  expect([await placesOf('kawabe', 'broken'), await placesOf('kawabe', 'halls')]).toEqual([0, 1]);
  expect((await run([broken], { skipRefused: true })).usable).toBe(true);
  expect(await placesOf('kawabe', 'broken')).toBe(1);
});

test('a place that two lists hold is one place, and the list that knows more keeps it', async () => {
  const poor = list('poor.csv', '名称,住所\n川辺市立星の子園,川辺市本町九丁目1番\n');
  const rich = list(
    'rich.csv',
    '名称,住所,収容定員,受入年齢,種別\n星の子園,香川県川辺市本町9-1,30,1歳～,保育所\n',
  );
  const kind = { kind: 'childcare' } as const;
  const origin = async () =>
    (
      await sql<{ origin: string }[]>`select origin from public.places where name ->> 'ja' like '%星の子園'`
    ).map((r) => r.origin);
  const kept = list('kept.csv', '名称,住所,種別\n川辺市立星の子園,川辺市本町九丁目1番,保育所\n');
  await run([kept], kind);
  await run([poor], kind);
  await run([rich], kind);
  expect(await origin()).toContain('rich');
  const before = await everything();
  await run([kept, rich], kind);
  expect(await everything()).toEqual(before);
});

test('a place that is no longer listed stays and is named', async () => {
  const { said } = await run([list('public_facility.csv', 'name,address\n川辺公園,川辺市本町5\n')]);
  expect(said).toContain('もう載っていないもの 1件（残してあります）: 川辺市中央図書館');
});

const command = (args: string[], dataDir: string) =>
  spawn(process.execPath, ['supabase/local/import/main.ts', ...args], {
    cwd: repository,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, HIROBA_DATA_DIR: dataDir },
  });

async function runCommand(args: string[], dataDir: string): Promise<{ code: number; said: string }> {
  const child = command(args, dataDir);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

/** Lists long enough to be interrupted. */
const longLists = () =>
  [1, 2, 3, 4].map((n) =>
    list(
      `long-${n}.csv`,
      head + Array.from({ length: 400 }, (_, i) => `公園${n}-${i},長居市本町${n}-${i},34.1,134.1\n`).join(''),
    ),
  );

test('an import that is killed leaves whole files only, and the next one finishes it', async () => {
  const args = [...longLists(), '--town', 'nagai', '--name', '長居市', '--prefecture', '27'];
  const child = command(args, server.dataDir);
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (part: Buffer) => {
      if (part.toString().includes('long-1.csv: 新しい')) resolve();
    }),
  );
  child.kill('SIGKILL');
  await once(child, 'close');
  await expect
    .poll(() => placesOf('nagai', 'long-4'), { timeout: 20_000 })
    .toSatisfy((n: number) => n === 0 || n === 400);
  const counts = await Promise.all([1, 2, 3, 4].map((n) => placesOf('nagai', `long-${n}`)));
  expect(counts[0]).toBe(400);
  expect(counts.filter((n) => n !== 0 && n !== 400)).toEqual([]);
  const again = await runCommand(args, server.dataDir);
  expect(again.said).toContain('第1版として公開しました');
  expect(await placesOf('nagai')).toBe(1600);
});

test('the command works beside a running server and on its own, and the same again changes nothing', async () => {
  const args = [...lists(), '--town', 'kawabe2'];
  const beside = await runCommand(args, server.dataDir);
  expect(beside).toMatchObject({ code: 0 });
  expect(await placesOf('kawabe2')).toBe(6);

  const alone = path.join(folder, 'data');
  expect(await runCommand([...args, '--dry-run'], alone)).toMatchObject({ code: 0 });
  expect(existsSync(alone)).toBe(false);
  expect((await runCommand(args, alone)).said).toContain('第1版として公開しました: /kawabe2/places');
  expect((await runCommand(args, alone)).said).toContain('変わったところはありません');
});

test('a command that lacks something says what, and writes nothing', async () => {
  const nowhere = path.join(folder, 'nowhere');
  const [file = ''] = lists();
  const cases: [string[], string][] = [
    [[], '取り込むファイルを書いてください。'],
    [[file], '--town で、どのまちに取り込むかを書いてください。'],
    [[file, '--town', 'Kawabe'], '--town は半角の英小文字'],
    [[file, '--town', 'kawabe', '--kind', 'parks'], '--kind は childcare'],
    [[file, '--town', 'kawabe', '--checked-on', '2026-02-30'], '--checked-on は YYYY-MM-DD'],
    [[file, '--town', 'kawabe', '--dryrun'], '--dryrun というオプション'],
  ];
  for (const [args, reason] of cases) {
    const { code, said } = await runCommand(args, nowhere);
    expect([code, said]).toEqual([2, expect.stringContaining(reason)]);
  }
  expect(existsSync(nowhere)).toBe(false);
});

test('高松市 and 下松市 are read whole from their own open data, and the second import changes no row', async () => {
  const takamatsu = path.join(real, 'takamatsu/csv');
  const kudamatsu = path.join(real, 'kudamatsu/352071_educational_institution.csv');
  const here = existsSync(takamatsu) && existsSync(kudamatsu);
  if (!here)
    console.warn(`The real data is not at ${real}: the same is asserted on the made-up lists instead.`);
  const towns: [string, string[], number][] = here
    ? [
        ['takamatsu', readdirSync(takamatsu).map((name) => path.join(takamatsu, name)), 1300],
        ['kudamatsu', [kudamatsu], 12],
      ]
    : [['kawabe3', lists(), 6]];
  for (const [townId, files, least] of towns) {
    const { usable, said } = await run(files, { townId, skipRefused: true });
    expect(said).not.toContain('✗');
    expect(usable).toBe(true);
    const [town] = await sql<{ revision: number; places: number; located: number; searchable: number }[]>`
      select t.current_revision as revision, count(*)::int as places, count(p.lat)::int as located,
        (count(*) filter (where p.search like '%' || lower(p.name ->> 'ja') || '%'))::int as searchable
      from public.towns t join public.revision_places p on p.town_id = t.town_id and p.revision = t.current_revision
      where t.town_id = ${townId} group by 1`;
    expect(town?.places).toBeGreaterThanOrEqual(least);
    expect(town?.located).toBeGreaterThan((town?.places ?? 0) * 0.9);
    expect(town?.searchable).toBe(town?.places);
    const docs = await sql<{ doc: unknown }[]>`
      select doc from public.revision_places where town_id = ${townId} and revision = ${town?.revision ?? 0}`;
    for (const { doc } of docs) expect(v.safeParse(placeSchema, doc).success).toBe(true);
    const before = await everything();
    await run([...files].reverse(), { townId, skipRefused: true, checkedOn: '2027-01-15' });
    expect(await everything()).toEqual(before);
  }
  if (here) {
    const events = path.join(takamatsu, 'events.csv');
    const before = await everything();
    expect((await run([events], { townId: 'takamatsu' })).said).toContain(
      '111行目「開催日」: 日付を読み取れません',
    );
    expect(await everything()).toEqual(before);
  }
}, 240_000);

test('what a row says as data is kept beside its words, from the file to what visitors read', async () => {
  const [row] = await sql<{ doc: unknown }[]>`
    select doc from public.revision_places where town_id = 'kawabe' and doc #>> '{name,ja}' = '川辺市立星の園'`;
  const { facts } = v.parse(placeSchema, row?.doc);
  const dataOf = (id: string) => facts.find((fact) => fact.fact_id === id)?.data;
  expect(dataOf('capacity')).toEqual({ type: 'capacity', people: 90 });
  expect(dataOf('ages')).toEqual({ type: 'ages', from: 3 });
  expect(dataOf('hours')).toEqual({
    type: 'hours',
    spans: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], opens: '07:30', closes: '19:00' }],
  });
  expect(dataOf('temporary-keeping')).toEqual({ type: 'service', offered: true });
  expect(dataOf('sick-care')).toEqual({ type: 'service', offered: false });
});
