import type { Page } from 'playwright-core';
import type { TestServer } from './server.ts';

/** Signs staff in as a person would: admin, concierge, analyst or editor of 星見町, or any e-mail address. */
export async function signIn(
  page: Page,
  server: Pick<TestServer, 'url' | 'staffPassword'>,
  role: string,
): Promise<void> {
  await page.goto(`${server.url}/staff`);
  await page.locator('input[type=email]').fill(role.includes('@') ? role : `${role}@hoshimi.example`);
  await page.locator('input[type=password]').fill(server.staffPassword);
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  await page.locator('h1').first().waitFor();
}
