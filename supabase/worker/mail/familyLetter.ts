import { formatDate } from '../../../src/lib/townTime.ts';
import { withoutRuby } from '../../../src/i18n/aozora.ts';
import type { Locale } from '../../functions/_shared/contract/locales.ts';

export type LetterReason = 'renewed' | 'ending';
interface Letter {
  subject: string;
  text: string;
}
interface About {
  town: string;
  link: string;
  /** When a link that nobody opens ends, in words. */
  day: string;
}

/**
 * The mail with a family's private link, sent anew. Plain text, no tracking, and nothing in it that a visitor wrote:
 * who typed an address has not shown to be its owner.
 */
export function familyLetter(
  reason: LetterReason,
  locale: Locale,
  about: { town: string; link: string; endsOn: string },
): Letter {
  const town = withoutRuby(about.town);
  return letters[locale][reason]({ town, link: about.link, day: formatDate(about.endsOn, locale) });
}

const letters: Record<Locale, Record<LetterReason, (about: About) => Letter>> = {
  ja: {
    renewed: ({ town, link }) => ({
      subject: `【${town}】ご家族のページの新しいリンク`,
      text: `${town}の移住コンシェルジュです。
ご家族のページのリンクを、新しくしました。これまでのリンクは、もう使えません。

${link}

このリンクを知っている方は、だれでもページを開けます。ほかの方に教えないでください。
お心当たりがないときも、このリンクはあなたのメールにだけお送りしています。
このメールは送信専用です。
`,
    }),
    ending: ({ town, link, day }) => ({
      subject: `【${town}】ご家族のページを、まもなく閉じます`,
      text: `${town}の移住コンシェルジュです。
ご家族のページは、1年のあいだ一度も開かれないと、安全のためにリンクが使えなくなります。
このままですと、${day}に使えなくなります。

続けてお使いになるときは、次のリンクを一度開いてください。そこから1年、使えます。

${link}

お預かりしている内容を消したいときも、このページで消せます。
このメールは送信専用です。
`,
    }),
  },
  'ja-easy': {
    renewed: ({ town, link }) => ({
      subject: `【${town}】 家族（かぞく）の ページの 新（あたら）しい リンク`,
      text: `${town}です。
家族（かぞく）の ページの リンクを 新（あたら）しく しました。前（まえ）の リンクは もう 使（つか）えません。

${link}

この リンクを、ほかの 人（ひと）に 教（おし）えないで ください。
この メールに 返事（へんじ）は できません。
`,
    }),
    ending: ({ town, link, day }) => ({
      subject: `【${town}】 家族（かぞく）の ページが もうすぐ 終（お）わります`,
      text: `${town}です。
家族（かぞく）の ページを 1年（ねん） 開（ひら）かないと、リンクが 使（つか）えなく なります。
${day}に 使（つか）えなく なります。

これからも 使（つか）いたい 人（ひと）は、下（した）の リンクを 1回（かい） 開（ひら）いて ください。もう1年（ねん） 使（つか）えます。

${link}

あなたの 情報（じょうほう）を 消（け）したい ときも、この ページで 消（け）すことが できます。
この メールに 返事（へんじ）は できません。
`,
    }),
  },
  en: {
    renewed: ({ town, link }) => ({
      subject: `[${town}] The new link to your family’s page`,
      text: `This is the relocation concierge of ${town}.
Your family’s page has a new link. The old one no longer works.

${link}

Anyone who has this link can open the page, so please do not share it.
If you did not ask for it: it was sent to nobody but you.
This address cannot receive replies.
`,
    }),
    ending: ({ town, link, day }) => ({
      subject: `[${town}] Your family’s page is about to close`,
      text: `This is the relocation concierge of ${town}.
For safety, the link to your family’s page ends when it has not been opened for a year: yours would end on ${day}.

To keep it, open this link once. It then works for another year.

${link}

If you would rather have us delete what we hold, you can do that on the same page.
This address cannot receive replies.
`,
    }),
  },
};
