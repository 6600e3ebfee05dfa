import { expect, it } from 'vitest';
import { digestMail, publicationMail, type DigestFacts } from './digestMail.ts';

const name = { ja: '星見町', en: 'Hoshimi' };
const facts: DigestFacts = {
  visits: 16,
  visits_before: 20,
  consultations: 3,
  consultations_before: 4,
  region: { region: 'JP-13', visits: 7 },
  place: { name: { ja: '星見小学校' }, engaged_ms: 119_000 },
};
const textOf = (locale: 'ja' | 'en', more: Partial<DigestFacts> = {}) =>
  digestMail({ name, month: '2026-10-01', facts: { ...facts, ...more } }, locale, 'https://town.example')
    .text;

it('staff-4: tells staff what a month showed in exact numbers, small ones too, each with its panel', () => {
  const text = textOf('ja');
  expect(text).toContain('訪問は16回で、前の月（20回）より20%減りました。');
  expect(text).toContain('相談は3件でした（前の月は4件）。');
  expect(text).toContain('もっとも多く訪れたのは東京都の人で、7回でした。');
  expect(text).toContain('「星見小学校」で、合わせて1分でした。');
  expect(text).toContain('https://town.example/staff/insight?from=2026-10-01&to=2026-10-31#panel-regions');
  expect(textOf('en')).toContain('Most visits came from Tokyo: 7.');
  expect(digestMail({ name, month: '2026-10-01', facts }, 'en', '').subject).toBe(
    '[Hoshimi] Figures of October 2026 (internal)',
  );
});

it('says in words when nothing happened, and leaves no name of a value behind', () => {
  const none = {
    visits: 0,
    visits_before: 0,
    region: null,
    place: null,
    consultations: 0,
    consultations_before: 0,
  };
  expect(textOf('ja', none)).toContain('訪問はありませんでした。');
  for (const locale of ['ja', 'en'] as const)
    for (const more of [{}, none, { visits_before: 0 }, { visits_before: 16 }, { visits_before: 1 }])
      expect(textOf(locale, more)).not.toMatch(/[{}]|undefined|NaN/);
});

it('staff-4: tells readers outside what was published and nothing more', () => {
  const cells = [
    { key: 'visits', count: 120 },
    { key: 'moved', count: '<' as const },
  ];
  const mail = publicationMail({ name, from: '2025-04-01', to: '2026-03-31', threshold: 5, cells }, 'ja');
  expect(mail.subject).toBe('【星見町】令和7年4月1日から令和8年3月31日までの数を公表しました');
  expect(mail.text).toContain('- 訪問：120回\n- 移住した世帯：5世帯未満');
  expect(mail.text).not.toContain('庁内用');
});
