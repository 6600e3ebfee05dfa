import { localeRow, type Locale } from '../../functions/_shared/contract/locales.ts';
import en from '../../../src/i18n/en/accountMails.ts';
import { formatMessage } from '../../../src/i18n/formatMessage.ts';
import easy from '../../../src/i18n/ja-easy/accountMails.ts';
import ja from '../../../src/i18n/ja/accountMails.ts';

export type AccountMailKind = 'invite' | 'recovery' | 'password_changed' | 'factor_added' | 'factor_removed';
/** `life`: of the link; a hosted project has one for all, an hour. */
type AccountMailFacts = { town: { ja: string; en?: string }; link: string; life?: 'hour' | 'days' };
type Words = Record<keyof typeof ja, string>;

const languages: [Locale, Words][] = [
  ['ja', ja],
  ['ja-easy', easy],
  ['en', en],
];
const line = '\n\n――――――――――\n\n';

/**
 * A mail about an account, in three languages one after the other: nobody has said which one its owner reads. Nothing
 * that anybody wrote stands in it but the town's name.
 */
export function accountMail(
  kind: AccountMailKind,
  { town, link, life = kind === 'invite' ? 'days' : 'hour' }: AccountMailFacts,
): { subject: string; text: string } {
  const say = ([locale, words]: [Locale, Words], key: keyof Words): string => {
    const name = town[localeRow(locale).staff] ?? town.ja;
    return formatMessage(
      words[key],
      { town: name, link, life: words[`account.life.${life}`] },
      localeRow(locale).bcp47,
    );
  };
  const [first, , last] = languages;
  const subjects = [first, last].map((language) =>
    language ? say(language, `account.${kind}.subject`) : '',
  );
  const bodies = languages.map(
    (language) => `${say(language, `account.${kind}`)}\n\n${say(language, 'account.footer')}`,
  );
  return { subject: subjects.join(' / '), text: `${bodies.join(line)}\n` };
}
