import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { I18nProvider, loadCatalog } from '../../i18n/I18nProvider.tsx';
import { AskState } from './AskState.tsx';

beforeAll(() => loadCatalog('ja', 'staff'));
beforeAll(() => loadCatalog('ja'));

type Asked = Parameters<typeof AskState>[0]['of'];
const coming: Asked = {
  isPending: true,
  isError: false,
  error: null,
  fetchStatus: 'fetching',
  refetch: () => Promise.reject(new Error('nobody asks here')),
};
const shown = (of: Asked) =>
  renderToStaticMarkup(
    createElement(I18nProvider, {
      first: 'ja',
      children: createElement(AskState, { of, problemOf: problemCode }),
    }),
  );

test('an answer that is coming, one that waits for the line and one that failed are told apart', () => {
  expect(shown(coming)).toContain('読み込んでいます');
  const waiting = shown({ ...coming, fetchStatus: 'paused' });
  expect(waiting).toContain('つながると、ひとりでに読みこみます');
  expect(waiting).not.toContain('読み込んでいます');
  const failed = shown({
    ...coming,
    isPending: false,
    isError: true,
    error: new StaffProblem('unavailable'),
  });
  expect(failed).toContain('role="alert"');
  expect(failed).toContain('<button');
  expect(shown({ ...coming, isPending: false })).toBe('');
});
