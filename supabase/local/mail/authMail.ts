const wordings = [
  { begins: 'Reset your password', ja: 'パスワードを決め直す', en: 'Choose a new password' },
  { begins: 'Your login code', ja: 'サインイン', en: 'Sign in' },
  { begins: 'Confirm your email change', ja: 'メールアドレスの変更の確認', en: 'Confirm the new address' },
  { begins: 'Confirm your signup', ja: 'アカウントの確認', en: 'Confirm your account' },
  { begins: 'Enter this code', ja: 'ご本人の確認', en: 'Confirm that it is you' },
];

/**
 * lite writes its mails in English; staff get the same code and link in Japanese first. Unknown mails pass as they are.
 */
export function authMail({ subject, text = '' }: { subject: string; text?: string }): {
  subject: string;
  text: string;
} {
  const wording = wordings.find(({ begins }) => text.startsWith(begins));
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (!wording || !code) return { subject, text };
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  const lines = [
    `広場の職員用メールです。／ For staff of Hiroba.`,
    '',
    `${wording.ja}：次の番号を入力してください。`,
    `${wording.en}: enter this code.`,
    '',
    `    ${code}`,
    '',
    ...(link ? ['または次のリンクを開いてください。／ Or open this link.', link, ''] : []),
    '1 時間で使えなくなります。心当たりがなければ、このメールは捨ててください。',
    'It is good for one hour. If you did not ask for it, ignore this mail.',
  ];
  return { subject: `【広場】${wording.ja} / ${wording.en}`, text: lines.join('\n') };
}
