/** Mails about an account of staff; no page loads them. */
export default {
  'account.invite.subject': '[{town}] You are invited to Hiroba',
  'account.invite':
    'You are invited to work for {town} in Hiroba.\nOpen this page and choose a password.\n\n{link}\n\n' +
    'It works once, within {life}. If it has run out, ask the administrator who invited you to send it again.\n' +
    'If this is not for you, just delete it.',
  'account.recovery.subject': '[{town}] Choose a new password',
  'account.recovery':
    'Somebody asked for a page to choose a new password for your account.\nOpen it and choose one.\n\n{link}\n\n' +
    'It works once, within {life}.\nIf you did not ask for it, do nothing: your password stays as it is.',
  'account.password_changed.subject': '[{town}] Your password was changed',
  'account.password_changed':
    'Your password was changed, and you were signed out everywhere else.\nIf it was you, there is nothing to do.\n' +
    'If not, choose a new one on this page at once and tell your administrator.\n\n{link}',
  'account.factor_added.subject': '[{town}] An authenticator app was added',
  'account.factor_added':
    'An authenticator app was added for the second step of signing in.\n' +
    'If it was not you, choose a new password on this page at once and tell your administrator.\n\n{link}',
  'account.factor_removed.subject': '[{town}] An authenticator app was removed',
  'account.factor_removed':
    'An authenticator app for the second step of signing in was removed.\n' +
    'If it was not you, tell your administrator at once.\n\n{link}',
  'account.life.hour': 'an hour',
  'account.life.days': 'three days',
  'account.footer': 'This address cannot receive replies.',
} as const;
