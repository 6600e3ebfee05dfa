/** The same in easy Japanese; a mail shows no ruby, so readings stand in parentheses. */
export default {
  'account.invite.subject': '【{town}】 広場（ひろば）へ ようこそ',
  'account.invite':
    '{town}の 広場（ひろば）を 使（つか）う 人（ひと）に なりました。\n下（した）の ページで パスワードを 決（き）めて' +
    'ください。\n\n{link}\n\n{life}の 間（あいだ）に 1回（かい）だけ 使（つか）えます。\n' +
    '知（し）らない 人（ひと）は、この メールを 捨（す）ててください。',
  'account.recovery.subject': '【{town}】 パスワードを もう一度（いちど） 決（き）める ページ',
  'account.recovery':
    '下（した）の ページで 新（あたら）しい パスワードを 決（き）めてください。\n\n{link}\n\n' +
    '{life}の 間（あいだ）に 1回（かい）だけ 使（つか）えます。\n' +
    'お願（ねが）いしていない 人（ひと）は、何（なに）もしないで ください。今（いま）の パスワードの ままです。',
  'account.password_changed.subject': '【{town}】 パスワードが 変（か）わりました',
  'account.password_changed':
    'あなたの パスワードが 変（か）わりました。ほかの 機械（きかい）の サインインは 終（お）わりました。\n' +
    'あなたが 変（か）えていないときは、すぐに 下（した）の ページで もう一度（いちど） 決（き）めてください。\n' +
    '管理者（かんりしゃ）にも 言（い）ってください。\n\n{link}',
  'account.factor_added.subject': '【{town}】 認証（にんしょう）アプリが 増（ふ）えました',
  'account.factor_added':
    'サインインの ときの 認証（にんしょう）アプリが 増（ふ）えました。\n' +
    'あなたが していないときは、すぐに パスワードを 決（き）め直（なお）して、' +
    '管理者（かんりしゃ）に 言（い）ってください。\n\n{link}',
  'account.factor_removed.subject': '【{town}】 認証（にんしょう）アプリが なくなりました',
  'account.factor_removed':
    'サインインの ときの 認証（にんしょう）アプリが なくなりました。\n' +
    'あなたが していないときは、すぐに 管理者（かんりしゃ）に 言（い）ってください。\n\n{link}',
  'account.life.hour': '1時間（じかん）',
  'account.life.days': '3日（みっか）',
  'account.footer': 'この メールに 返事（へんじ）は できません。',
} as const;
