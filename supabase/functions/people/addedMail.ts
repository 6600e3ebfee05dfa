export interface StaffMail {
  subject: string;
  body: string;
}

/** To somebody who has an account already: another town gave them a place. Nothing in it was typed by a person. */
export function addedMail(townName: string, signInUrl: string): StaffMail {
  return {
    subject: `【広場】${townName}の職員に登録されました / You were added to ${townName}`,
    body: `${townName}の管理者が、あなたを職員として登録しました。
いまお使いのメールアドレスとパスワードで、そのまま入れます。

The admin of ${townName} added you to its staff.
Sign in with the e-mail and password that you use already.

${signInUrl}

心当たりがないときは、お手数ですが、まちの管理者に知らせてください。
If you did not expect this, please tell the admin of the town.
`,
  };
}
