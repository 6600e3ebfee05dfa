import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { accountMail, type AccountMailKind } from './accountMail.ts';

const kinds: AccountMailKind[] = ['invite', 'recovery', 'password_changed', 'factor_added', 'factor_removed'];
const town = { ja: '星見町', en: 'Hoshimi' };
const link = 'https://town.example/staff/recover#token_hash=abc';

it.each(kinds)('the mail %s says everything in three languages, with the link in each', (kind) => {
  const { subject, text } = accountMail(kind, { town, link });
  expect(subject).toMatch(/^【星見町】.+ \/ \[Hoshimi\] .+$/);
  expect(text.split('――――――――――')).toHaveLength(3);
  expect(text.split(link)).toHaveLength(4);
  expect(text).not.toMatch(/[{}]/);
});

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

it.each(['invite', 'recovery'] as const)('a hosted project mails the same words: %s', async (kind) => {
  const page = kind === 'invite' ? 'invite' : 'recover';
  const address = `{{ .SiteURL }}/staff/${page}#token_hash={{ .TokenHash }}`;
  const names = { ja: '広場', en: 'Hiroba' };
  const { text } = accountMail(kind, { town: names, link: 'LINK', life: 'hour' });
  const html = escape(text.trim())
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />\n')}</p>`)
    .join('\n')
    .replaceAll('LINK', `<a href="${address}">${address}</a>`);
  const root = path.resolve(import.meta.dirname, '../../..');
  await expect(`${html}\n`).toMatchFileSnapshot(path.join(root, `supabase/templates/${kind}.html`));
  expect(readFileSync(path.join(root, 'supabase/config.toml'), 'utf8')).toContain(
    `supabase/templates/${kind}.html`,
  );
});
