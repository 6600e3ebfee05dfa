// The monthly mail to staff and the mail to readers outside: facts of the database in words of the catalogs.
import { regionName } from '../../../src/domain/regions.ts';
import { localeRow, type StaffLocale } from '../../functions/_shared/contract/locales.ts';
import en from '../../../src/i18n/en/mails.ts';
import { formatMessage } from '../../../src/i18n/formatMessage.ts';
import ja from '../../../src/i18n/ja/mails.ts';
import { formatEraDay } from '../../../src/lib/japaneseEra.ts';
import { formatDate, monthWord } from '../../../src/lib/townTime.ts';

type Words = { ja: string; en?: string };
type Key = keyof typeof ja;
export interface MailText {
  subject: string;
  text: string;
}

/** As private.digest_facts tells them. */
export interface DigestFacts {
  visits: number;
  visits_before: number;
  consultations: number;
  consultations_before: number;
  region: { region: string; visits: number } | null;
  place: { name: Words; engaged_ms: number } | null;
}
/** A published count; '<' is under the threshold. */
export interface PublishedCell {
  key: string;
  count: number | '<';
}

const catalogs: Record<StaffLocale, Record<Key, string>> = { ja, en };
const translateTo =
  (locale: StaffLocale) =>
  (key: Key, values: Record<string, string | number> = {}): string =>
    formatMessage(catalogs[locale][key], values, localeRow(locale).bcp47);
const say = (words: Words, locale: StaffLocale): string => words[locale] ?? words.ja;

function visitsSentence(
  { visits, visits_before: before }: DigestFacts,
  t: ReturnType<typeof translateTo>,
): string {
  if (visits === 0) return t('digest.visits.none');
  if (before === 0) return t('digest.visits.first', { visits });
  if (visits === before) return t('digest.visits.same', { visits });
  const percent = Math.round((100 * Math.abs(visits - before)) / before);
  return t(visits > before ? 'digest.visits.more' : 'digest.visits.fewer', { visits, before, percent });
}

/** What a month showed, exactly; for staff. `month`: its first day. Each finding leads to its panel. */
export function digestMail(
  of: { name: Words; month: string; facts: DigestFacts },
  locale: StaffLocale,
  siteUrl: string,
): MailText {
  const t = translateTo(locale);
  const [year = 0, month = 1] = of.month.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const { region, place, consultations, consultations_before } = of.facts;
  const when = { town: say(of.name, locale), year, month: monthWord(month, locale) };
  const findings: [panel: string, sentence: string][] = [
    ['overview', visitsSentence(of.facts, t)],
    ['funnel', t('digest.consultations', { consultations, before: consultations_before })],
    [
      'regions',
      region === null
        ? t('digest.region.none')
        : t('digest.region', {
            region: regionName(region.region, locale) ?? region.region,
            visits: region.visits,
          }),
    ],
    [
      'place',
      place === null
        ? t('digest.place.none')
        : t('digest.place', {
            place: say(place.name, locale),
            minutes: Math.max(1, Math.floor(place.engaged_ms / 60_000)),
          }),
    ],
  ];
  const lines = findings.map(
    ([panel, sentence], i) =>
      `${String(i + 1)}. ${sentence}\n   ${siteUrl}/staff/insight?from=${of.month}&to=${last}#panel-${panel}`,
  );
  const stop = t('digest.stop', { url: `${siteUrl}/staff/kpi/sharing` });
  return {
    subject: t('digest.subject', when),
    text: `${[t('digest.intro', when), ...lines, stop].join('\n\n')}\n`,
  };
}

const told = ['visits', 'engaged', 'consultations', 'moved', 'settled'] as const;

/** What was published, and nothing besides; for readers who are no staff. */
export function publicationMail(
  of: { name: Words; from: string; to: string; threshold: number; cells: readonly PublishedCell[] },
  locale: StaffLocale,
): MailText {
  const t = translateTo(locale);
  const day = (iso: string) =>
    localeRow(locale).lang === 'ja' ? formatEraDay(iso) : formatDate(iso, locale);
  const about = { town: say(of.name, locale), from: day(of.from), to: day(of.to), threshold: of.threshold };
  const lines = told.flatMap((key) => {
    const cell = of.cells.find((c) => c.key === key);
    if (!cell) return [];
    const isFew = cell.count === '<';
    const count = (cell.count === '<' ? of.threshold : cell.count).toLocaleString('ja-JP');
    return [`- ${t(`publication.${key}`, { count, under: isFew ? t('publication.under') : '' })}`];
  });
  const parts = [
    t('publication.intro', about),
    lines.join('\n'),
    t('publication.rounding', about),
    t('publication.stop', about),
  ];
  return { subject: t('publication.subject', about), text: `${parts.join('\n\n')}\n` };
}
