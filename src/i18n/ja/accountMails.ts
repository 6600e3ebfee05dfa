/** Mails about an account of staff; no page loads them. A mail says each thing in three languages. */
export default {
  'account.invite.subject': '【{town}】広場の職員として招待されました',
  'account.invite':
    '{town}の「広場」を使う職員として招待されました。\n次のページを開き、パスワードを決めてください。\n\n{link}\n\n' +
    '{life}のうちに一度だけ使えます。切れたときは、招待した管理者に送り直しを頼んでください。\n' +
    '心当たりがなければ、何もせずに捨ててください。',
  'account.recovery.subject': '【{town}】パスワードを決め直すページのご案内',
  'account.recovery':
    'パスワードを決め直すページの案内を求められました。\n次のページを開き、新しいパスワードを決めてください。\n\n' +
    '{link}\n\n{life}のうちに一度だけ使えます。\n' +
    'ご自身で求めていないときは、何もしなければ今のパスワードのままです。',
  'account.password_changed.subject': '【{town}】パスワードが変わりました',
  'account.password_changed':
    'あなたのパスワードが変わりました。ほかの端末でのサインインは、すべて終わりました。\n' +
    'ご自身で変えたのなら、何もする必要はありません。\n' +
    '心当たりがなければ、すぐに次のページでパスワードを決め直し、管理者に知らせてください。\n\n{link}',
  'account.factor_added.subject': '【{town}】認証アプリが登録されました',
  'account.factor_added':
    'サインインの2段階目に使う認証アプリが登録されました。\n' +
    '心当たりがなければ、すぐに次のページでパスワードを決め直し、管理者に知らせてください。\n\n{link}',
  'account.factor_removed.subject': '【{town}】認証アプリが外されました',
  'account.factor_removed':
    'サインインの2段階目に使う認証アプリが外されました。\n' +
    '心当たりがなければ、すぐに管理者に知らせてください。\n\n{link}',
  'account.life.hour': '1時間',
  'account.life.days': '3日',
  'account.footer': 'このメールは送信専用です。',
} as const;
