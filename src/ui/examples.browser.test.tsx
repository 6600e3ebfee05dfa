// Every part of ui, in every state its examples show, in a real browser: axe finds nothing, and no part is without
// examples.
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { locales, type Locale } from '../../supabase/functions/_shared/contract/choices.ts';
import { I18nProvider, loadCatalog } from '../i18n/I18nProvider.tsx';
import type { Examples } from './examples.ts';
import './theme.css';

const parts = import.meta.glob<{ examples: Examples }>('./**/*.examples.tsx', { eager: true });
const sources = Object.keys(import.meta.glob('./**/[A-Z]*.tsx')).filter(
  (file) => !/\.(examples|test)\.tsx$/.test(file),
);

const nameOf = (file: string) => file.replace(/^\.\/|\.examples\.tsx$|\.tsx$/g, '');

function InWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <I18nProvider first={locale}>
      <main>{children}</main>
    </I18nProvider>
  );
}

async function violationsIn(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

beforeAll(async () => {
  await page.viewport(390, 844);
});

test('every part has examples', () => {
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.map(nameOf).sort()).toEqual(Object.keys(parts).map(nameOf).sort());
});

test('axe is looking: a field without a name is found', async () => {
  const { container } = await render(<input />);
  expect(await violationsIn(container)).toHaveLength(1);
});

describe.each(locales)('in %s', (locale) => {
  beforeAll(async () => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'ja';
    await loadCatalog(locale);
    await loadCatalog(locale, 'staff');
  });

  for (const [file, { examples }] of Object.entries(parts)) {
    test.each(Object.entries(examples))(
      `${nameOf(file)} is without a violation: %s`,
      async (_state, example) => {
        const { container } = await render(<InWords locale={locale}>{example}</InWords>);
        expect(
          container.textContent.length + container.querySelectorAll('svg, input').length,
        ).toBeGreaterThan(0);
        expect(await violationsIn(container)).toEqual([]);
      },
    );
  }
});
