import type { Locale } from '../_shared/contract/town.ts';

export interface Mail {
  subject: string;
  body: string;
}

/**
 * The mail a family gets: that we received it, and its private link. Plain text, no tracking, no picture. Nobody has
 * shown yet that the address is theirs, so nothing that was typed stands in it, not even a name: it would be a way to
 * write to anybody in the town's name.
 */
export function familyMail(locale: Locale, townName: string, link: string): Mail {
  return mails[locale](townName, link);
}

const mails: Record<Locale, (town: string, link: string) => Mail> = {
  ja: (town, link) => ({
    subject: `【${town}】ご相談を受け取りました`,
    body: `このメールは、${town}の移住相談のページで、このアドレスが入力されたためお送りしています。

${town}の移住コンシェルジュです。ご相談をお寄せくださり、ありがとうございます。
内容を読んで、2〜3日のうちに（土日祝を除く）こちらからご連絡します。

次のページで、お預かりしている内容を見る・直す・保存する・同意を取り消す・すべて消す、ができます。
このページは、この住所（URL）を知っている方だけが開けます。ほかの方に教えないでください。

${link}

お心当たりがないときは、上のページで「すべて消す」を選んでください。
このメールは送信専用です。
`,
  }),
  'ja-easy': (town, link) => ({
    subject: `【${town}】 相談（そうだん）を もらいました`,
    body: `この メールは、${town}の ページで、この メールアドレスが 書（か）かれたので 送（おく）りました。

${town}です。相談（そうだん）を 送（おく）ってくれて、ありがとうございます。
2日（ふつか）か 3日（みっか）あとに、連絡（れんらく）します。土曜日（どようび）と 日曜日（にちようび）は 休（やす）みです。

下（した）の ページで、あなたの 情報（じょうほう）を 見（み）ることが できます。直（なお）すことも、消（け）すことも できます。
この ページの 場所（ばしょ）（URL）を、ほかの 人（ひと）に 教（おし）えないで ください。

${link}

相談（そうだん）を 送（おく）っていない 人（ひと）は、上（うえ）の ページで「ぜんぶ 消（け）す」を 押（お）してください。
この メールに 返事（へんじ）は できません。
`,
  }),
  en: (town, link) => ({
    subject: `[${town}] We received your request`,
    body: `Hello,

You receive this because this address was entered on the relocation page of ${town}.

Thank you for writing to the relocation concierge of ${town}.
We will read what you wrote and contact you within two or three working days.

On this page you can see what we hold about you, correct it, download it, withdraw your consent, or erase everything.
Anyone who has this link can open the page, so please do not share it.

${link}

If you did not write to us, please choose "Erase everything" on that page.
This address cannot receive replies.
`,
  }),
};
