// From a KPI to the council's table: staff define, report, freeze and take along; the files are opened by other
// programs; people outside read by a link until it is taken back; and a family is asked how it was, once.
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import postgres from 'postgres';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { fillConsultOnPhone } from '../support/fillConsult.ts';
import { seedFamilies, surveyDoc, thisYear } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '1000' } });
  browser = await launchBrowser({ webgl: false });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  await seedFamilies(server, sql, { families: 12, moved: 3 });
  await server.runJobs();
});
afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

async function desk(role: string): Promise<Page> {
  const page = await (await browser.newContext({ ...desktop, acceptDownloads: true })).newPage();
  await signIn(page, server, role);
  return page;
}

async function addKpi(page: Page, kpi: { name: string; formula: string; target: string }): Promise<void> {
  await page.getByRole('button', { name: '指標を足す' }).click();
  await page.locator('#field-name').fill(kpi.name);
  await page.locator('#field-unit').fill('世帯');
  await page.locator('#field-formula').fill('[人口密度]');
  await page.locator('#field-target').fill(kpi.target);
  await page.locator('#field-target_on').fill(thisYear.to);
  await page.locator('#field-owner').fill('移住推進課 佐藤');
  await page.locator('#field-source').fill('相談の記録');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText('「人口密度」という数はありません').waitFor();
  await page.locator('#field-formula').fill(kpi.formula);
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Someone else saves the only draft meanwhile. */
async function anotherWrites(key: string, words: string): Promise<void> {
  const [draft] = await sql<{ report: object & { words: object }; version: number }[]>`
    select version, jsonb_build_object('report_id', report_id, 'title', title, 'from', from_day, 'to', to_day, 'words',
      words)
      as report from public.reports where frozen_at is null`;
  if (!draft) throw new Error('no draft');
  const p_report = { ...draft.report, words: { ...draft.report.words, [key]: words } };
  const analyst = await clientOf(server, 'analyst');
  const { error } = await analyst.rpc('save_report', {
    p_town_id: 'hoshimi',
    p_report,
    p_version: draft.version,
  });
  if (error) throw new Error(error.message);
}

async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function pdfText(page: Page): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })), { verbosity: 0 });
  const { text } = await extractText(pdf, { mergePages: true });
  return text.normalize('NFKC').replace(/\s+/g, ' ');
}

test(
  'a report is defined, written, frozen, and opens as a spreadsheet, a PDF and a CSV; its public edition tells ' +
    'less',
  async () => {
    const page = await desk('admin');
    await page.goto(`${server.url}/staff/kpi`);
    await addKpi(page, { name: '移住した世帯の数', formula: '[移住した世帯]', target: '8' });
    await addKpi(page, {
      name: '移住につながった割合',
      formula: '[移住した世帯] ÷ [相談] × 100',
      target: '50',
    });
    await page.getByRole('row', { name: /移住した世帯の数.*8.*3.*37\.5%/ }).waitFor();
    await page.getByRole('button', { name: '移住した世帯の数' }).click();
    await page
      .getByRole('heading', { name: '「移住した世帯の数」の決めかた' })
      .locator('xpath=../..')
      .getByText('数える式')
      .click();
    await page.getByText('CREATE OR REPLACE FUNCTION private.measure_households').first().waitFor();

    await page.goto(`${server.url}/staff/kpi/reports`);
    await page.getByRole('button', { name: '下書きを作る' }).click();
    await page.locator('#field-words-project').fill('移住の広場');
    expect(await page.locator('#field-words-grant').inputValue()).toContain('交付金');
    await page.locator('#field-words-cost').fill('約1200');
    await page.locator('#field-words-effect').selectOption({ label: '地方創生に相当程度効果があった' });
    await page.getByRole('button', { name: '書いた言葉を保存する' }).click();
    await page.getByText('千円単位の数字だけ').waitFor();
    await page.locator('#field-words-cost').fill('１２，０００千円');
    await page.locator('#field-words-causes').fill('冬の暮らしを見せたことが効いた。');
    await page.locator('#field-words-internal').fill('庁内だけの話');
    await page.getByRole('button', { name: '書いた言葉を保存する' }).click();
    await page.getByText('保存してあります').waitFor();
    expect(await page.locator('#field-words-cost').inputValue()).toBe('12000');
    await anotherWrites('next', '春に説明会を開く。');
    await page.locator('#field-words-expert').fill('続けるとよい。');
    await page.getByRole('button', { name: '書いた言葉を保存する' }).click();
    await page.getByText('ほかの人が先に変えました').waitFor();
    await page.getByRole('button', { name: '自分が変えたところを重ねる' }).click();
    await expect.poll(() => page.locator('#field-words-next').inputValue()).toBe('春に説明会を開く。');
    expect(await page.locator('#field-words-expert').inputValue()).toBe('続けるとよい。');
    // Not saved yet: a reload keeps the words, and nobody freezes the report without them.
    await page.reload();
    await expect.poll(() => page.locator('#field-words-expert').inputValue()).toBe('続けるとよい。');
    await page.getByRole('button', { name: '確定する' }).click();
    await page.getByText('保存してから、もう一度').waitFor();
    expect(await page.getByRole('button', { name: '確定して残す' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '書いた言葉を保存する' }).click();
    await page.getByText('保存してあります').waitFor();
    // Where several share a screen, what one has not saved waits for oneself alone.
    const shared = await (await browser.newContext(desktop)).newPage();
    const expert = shared.locator('#field-words-expert');
    const openAs = async (role: string) => {
      await signIn(shared, server, role);
      await shared.goto(page.url());
      await expert.waitFor();
    };
    await openAs('analyst');
    await expert.fill('わたしの書きかけ');
    await shared.getByRole('button', { name: 'サインアウト' }).click();
    await openAs('admin');
    expect(await expert.inputValue()).toBe('続けるとよい。');
    await shared.getByRole('button', { name: 'サインアウト' }).click();
    await openAs('analyst');
    expect(await expert.inputValue()).toBe('わたしの書きかけ');
    await shared.context().close();

    const colleague = await page.context().newPage();
    await colleague.goto(page.url());
    await colleague.locator('#field-words-expert').fill('まだ足りない。');
    await page.getByRole('button', { name: '確定する' }).click();
    await page.getByText('まだ終わっていません').waitFor();
    await page.getByRole('button', { name: '確定して残す' }).click();
    await page.getByText('確定した報告書です').waitFor();
    await colleague.reload();
    await colleague.getByText('報告書には入っていません').waitFor();
    expect(await colleague.locator('#field-words-expert').inputValue()).toBe('まだ足りない。');
    await colleague.getByRole('button', { name: '書きかけの言葉を捨てる' }).click();
    await colleague.locator('#field-words-expert').waitFor({ state: 'detached' });
    await colleague.close();

    // staff-24: the SQL goes along only when one asks for it.
    expect(await pdfText(page)).not.toContain('FUNCTION private.');
    await page.getByLabel('数える式（SQL）も入れる').check();
    const excel = await download(page, 'Excelで受け取る');
    expect(excel.name).toMatch(/年次報告_庁内用\.xlsx$/);
    const book = read(excel.bytes);
    expect(book.SheetNames).toEqual(['様式', '指標の定義', 'もとになる数', '数える式（SQL）']);
    const sheet = (name: string) =>
      utils.sheet_to_json<(string | number | null)[]>(book.Sheets[name] ?? {}, {
        header: 1,
        blankrows: false,
      });
    const form = sheet('様式');
    expect(form.find((row) => row[0] === '事業の名称')).toContain('移住の広場');
    expect(form.find((row) => row[0] === '事業費（千円）')).toContain(12_000);
    expect(form.find((row) => row[0] === '事業効果')).toContain('地方創生に相当程度効果があった');
    const at = form.findIndex((row) => row[1] === '指標');
    expect(form[at]).toEqual(['番号', '指標', '単位', '基準値', '目標値', '現状値', '達成率', '目標の期日']);
    expect(form[at + 1]).toEqual([
      1,
      '移住した世帯の数',
      '世帯',
      'なし',
      8,
      3,
      0.375,
      (Date.parse(thisYear.to) - Date.UTC(1899, 11, 30)) / 86_400_000, // staff-23: a day, as Excel counts them
    ]);
    expect(form[at + 2]?.slice(4, 7)).toEqual([50, 25, 0.5]);
    expect(sheet('指標の定義')[2]?.[2]).toBe('[移住した世帯] ÷ [相談] × 100');
    const measure = sheet('もとになる数').find((row) => row[1] === 'moved_households');
    const query = sheet('数える式（SQL）').find((row) => row[0] === measure?.[6]);
    expect(query?.[1]).toContain('FUNCTION private.measure_households');

    const csv = await download(page, 'CSVで受け取る');
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = Papa.parse<Record<string, string>>(csv.bytes.toString('utf8').slice(1).trim(), {
      header: true,
    }).data;
    expect(rows.map((row) => [row.指標, row.現状値, row.達成率, row.数える式])).toEqual([
      ['移住した世帯の数', '3', '37.5', 'measure_households'],
      ['移住につながった割合', '25', '50', 'measure_households'],
    ]);

    const whole = await pdfText(page);
    for (const words of [
      '移住の広場',
      '春に説明会を開く',
      '続けるとよい',
      '移住した世帯の数',
      '37.5%',
      '庁内だけの話',
      'measure_households',
    ])
      expect(whole).toContain(words);
    expect(whole).not.toContain('Excelで受け取る'); // buttons stay on the screen

    await page.getByLabel('公開版', { exact: true }).check();
    const open = await pdfText(page);
    expect(open).toContain('冬の暮らしを見せたことが効いた');
    expect(open).toContain('まだ公表していません');
    expect(open).toContain('5の倍数に丸めています');
    expect(open).not.toContain('庁内用');
    expect(open).not.toContain('FUNCTION private.');
    expect(whole).toContain('庁内用');
    expect(whole).not.toContain('5の倍数に丸めています');
    for (const secret of ['庁内だけの話', '佐藤', '37.5%']) expect(open).not.toContain(secret);
    const openBook = read((await download(page, 'Excelで受け取る')).bytes);
    const cells = JSON.stringify(
      Object.values(openBook.Sheets).map((s) => utils.sheet_to_json(s, { header: 1 })),
    );
    expect(cells).toContain('まだ公表していません');
    expect(cells).toContain('5の倍数に丸めています');
    const openCsv = (await download(page, 'CSVで受け取る')).bytes.toString('utf8');
    expect(openCsv).toContain('数の示し方');
    expect(openCsv).toContain('5の倍数に丸めています');
    for (const secret of ['庁内だけの話', '佐藤', '0.375']) expect(cells).not.toContain(secret);
  },
);

test(
  'a link for people outside opens the public edition until it ' +
    'is taken back, and its token is in no request',
  async () => {
    const page = await desk('analyst');
    await page.goto(`${server.url}/staff/kpi/reports`);
    await page.getByRole('link', { name: /年次報告/ }).click();
    await page.getByRole('button', { name: '公開版を決めて、リンクで読めるようにする' }).click();
    await page.getByRole('button', { name: '公開をやめる' }).waitFor();
    // staff-4: one number goes out exactly, by a named person and with a reason.
    await page.goto(`${server.url}/staff/kpi`);
    await page.getByRole('button', { name: '移住した世帯の数' }).click();
    await page.locator('#field-release-reason').fill('町が転入者数を公表しているため');
    await page.getByRole('button', { name: 'ありのままの数で出すと決める' }).click();
    await page.getByRole('button', { name: 'ありのままの数で出すのをやめる' }).waitFor();
    await page.goto(`${server.url}/staff/kpi/sharing`);
    await page.locator('#field-link-label').fill('総務常任委員会');
    await page.locator('#field-link-report').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'リンクを作る' }).click();
    const address = await page.getByTestId('stakeholder-link').innerText();
    const token = address.split('#')[1] ?? '';
    expect(token).toMatch(/^[0-9a-f]{64}$/);

    const outside = await (await browser.newContext(phone)).newPage();
    const asked: string[] = [];
    outside.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`));
    await outside.goto(address);
    await outside.getByRole('heading', { level: 1, name: '星見町の成果' }).waitFor();
    const released = outside.locator('section', {
      has: outside.getByRole('heading', { name: /のおもな数/ }),
    });
    await released.getByText('移住した世帯の数').waitFor();
    await released.getByText(/^3\s*世帯$/).waitFor();
    await released.getByText('町が転入者数を公表しているため').waitFor();
    expect(await outside.getByText('まだ公表していません').count()).toBeGreaterThan(0);
    expect(await outside.getByText('庁内だけの話').count()).toBe(0);
    expect(asked.filter((line) => line.includes(token))).toEqual([]);
    expect(
      await outside.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);

    await page.getByRole('button', { name: '「総務常任委員会」のリンクを取り消す' }).click();
    await page.getByText('取り消しました').waitFor();
    await outside.reload();
    await outside.getByRole('heading', { name: 'このリンクは開けません' }).waitFor();
  },
);

test(
  'after asking, a family is offered the questions once, answers them by keyboard, and nothing joins the answer ' +
    'to it',
  async () => {
    const analyst = await clientOf(server, 'analyst');
    await analyst.rpc('save_survey', {
      p_town_id: 'hoshimi',
      p_moment: 'consult',
      p_doc: surveyDoc,
      p_version: 0,
    });
    const context = await browser.newContext(phone);
    const ask = async () => {
      const page = await context.newPage();
      await page.goto(`${server.url}/hoshimi/consult`);
      await fillConsultOnPhone(page, { email: `${crypto.randomUUID()}@family.example`, linkVisits: true });
      await page
        .getByRole('heading', { level: 1, name: '受け取りました' })
        .or(page.locator('ol'))
        .first()
        .waitFor();
      return page;
    };
    const page = await ask();
    await page.getByRole('button', { name: '答える' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '少しだけ聞かせてください' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByLabel('良くなった').check();
    await page.getByRole('button', { name: '送る' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('ありがとうございました').waitFor();
    const answers = await sql`
    select question_id, value from public.survey_answers where moment = 'consult' order by question_id`;
    expect(answers).toEqual([
      { question_id: 'image', value: 1 },
      { question_id: 'satisfied', value: 5 },
    ]);
    expect(await sql`select offered, answered from public.survey_counts where moment = 'consult'`).toEqual([
      { offered: 1, answered: 1 },
    ]);

    const again = await ask();
    await again.waitForLoadState('networkidle');
    expect(await again.getByRole('button', { name: '答える' }).count()).toBe(0);
  },
);

test('who looked round in 3D is asked once how it was, on the first page after, and may say no', async () => {
  const analyst = await clientOf(server, 'analyst');
  await analyst.rpc('save_survey', {
    p_town_id: 'hoshimi',
    p_moment: 'tour',
    p_doc: surveyDoc,
    p_version: 0,
  });
  const context = await browser.newContext(phone);
  const tour = async () => {
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${server.url}/hoshimi/tour`);
    await page.locator('h1').first().waitFor();
    return page;
  };
  const leave = async (page: Page) => {
    await page.evaluate(() => {
      history.pushState(null, '', '/hoshimi');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.getByRole('heading', { level: 1, name: '星見町' }).waitFor();
  };
  const offer = (page: Page) => page.getByRole('button', { name: '今はやめておく' });

  const brief = await tour(); // a glance is no tour
  await leave(brief);
  await brief.waitForLoadState('networkidle');
  expect(await offer(brief).count()).toBe(0);

  const page = await tour();
  await page.clock.fastForward(31_000);
  await leave(page);
  await offer(page).click();
  await offer(page).waitFor({ state: 'detached' });
  // The page says that it offered; nobody waits for that.
  await expect
    .poll(() => sql`select offered, answered from public.survey_counts where moment = 'tour'`)
    .toEqual([{ offered: 1, answered: 0 }]);

  const again = await tour();
  await again.clock.fastForward(31_000);
  await leave(again);
  await again.waitForLoadState('networkidle');
  expect(await offer(again).count()).toBe(0);
});
