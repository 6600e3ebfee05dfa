import type { Page } from 'playwright-core';

/** Answers the consult form one screen after another, as on a phone, and sends it. The page is at /:town/consult. */
export async function fillConsultOnPhone(
  page: Page,
  answers: { email: string; linkVisits: boolean },
): Promise<void> {
  const next = () => page.getByRole('button', { name: '次へ' }).click();
  await page.getByRole('button', { name: '子どもを加える' }).click();
  await page.getByRole('combobox', { name: '子ども 1' }).selectOption({ label: '小学1年' });
  await next();
  await page.getByText('半年以内').click();
  await next();
  await page.getByText('学校', { exact: true }).click();
  await page.getByText('冬のくらし').click();
  await next();
  await page.getByLabel(/都道府県/).selectOption({ label: '東京都' });
  await next();
  await page.getByLabel(/聞きたいこと/).fill('教室の広さと、冬の通学を知りたいです。');
  await next();
  await page.getByLabel(/お名前/).fill('山田');
  await page.getByLabel(/メールアドレス/).fill(answers.email);
  await next();
  if (answers.linkVisits) await page.getByLabel(/見た場所をコンシェルジュに伝える/).check();
  await page.getByLabel(/上の使い方に同意して相談する/).check();
  await page
    .getByRole('button', { name: '内容を確かめる' })
    .or(page.getByRole('button', { name: '次へ' }))
    .click();
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await page.getByRole('heading', { name: '相談が届きました' }).waitFor();
}
