export default {
  'auth.title': '職員のサインイン',
  'auth.lead': '移住相談にあたる職員のための画面です。',
  'auth.email': 'メールアドレス',
  'auth.password': 'パスワード',
  'auth.show': 'パスワードを見せる',
  'auth.hide': 'パスワードをかくす',
  'auth.signIn': 'サインインする',
  'auth.signingIn': '確かめています…',
  'auth.ended': 'サインインの期限が切れました。サインインすると、さきほどの画面に戻ります。',
  'auth.missing': 'メールアドレスとパスワードを入れてください。',
  'auth.error.wrong_password':
    'メールアドレスかパスワードがちがいます。どちらがちがうかは、安全のためお伝えしていません。',
  'auth.error.too_many_attempts':
    '試した回数が多いので、しばらく止めています。数分待って、もう一度お試しください。',
  'auth.error.offline':
    'つながりませんでした。ネットワークを確かめて、もう一度お試しください。入れたものは残っています。',
  'auth.error.unavailable':
    'サーバーが応えられませんでした。少し待って、もう一度お試しください。入れたものは残っています。',
  'auth.noRole.title': 'まだ、どのまちの役割もありません',
  'auth.noRole.text':
    '{email} では入れましたが、担当するまちが登録されていません。まちの管理者に知らせてください。',
  'auth.password.present': 'いまのパスワード',
  'auth.password.next': '新しいパスワード',
  'auth.password.rule': '12文字以上。長い言葉をつなげると、覚えやすく破られにくくなります。',
  'auth.password.save': 'パスワードを変える',
  'auth.password.changed': 'パスワードを変えました。',
  'auth.password.short': '12文字以上にしてください。',
  'auth.password.wrong': 'いまのパスワードがちがいます。',
  'auth.password.same': 'いまと同じパスワードです。別のものにしてください。',
  'auth.password.weak': '推測されやすいパスワードです。別のものにしてください。',
} as const;
