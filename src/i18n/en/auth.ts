import type ja from '../ja/auth.ts';
import type { Catalog } from '../translate.ts';

export default {
  'auth.title': 'Staff sign-in',
  'auth.lead': 'For the staff who advise families on moving.',
  'auth.email': 'E-mail',
  'auth.password': 'Password',
  'auth.show': 'Show the password',
  'auth.hide': 'Hide the password',
  'auth.signIn': 'Sign in',
  'auth.signingIn': 'Checking…',
  'auth.ended': 'Your session has ended. Sign in to go back to where you were.',
  'auth.missing': 'Please enter your e-mail and password.',
  'auth.error.wrong_password': 'The e-mail or the password is wrong. For safety we do not say which.',
  'auth.error.too_many_attempts': 'There were too many tries. Please wait a few minutes and try again.',
  'auth.error.offline':
    'We could not connect. Check your network and try again. What you entered is still here.',
  'auth.error.unavailable':
    'The server could not answer. Wait a little and try again. What you entered is still here.',
  'auth.noRole.title': 'You have no role in any town yet',
  'auth.noRole.text':
    'You are signed in as {email}, but no town lists you. Please tell an admin of your town.',
  'auth.password.present': 'Present password',
  'auth.password.next': 'New password',
  'auth.password.rule': 'At least 12 characters. A few long words are easy to remember and hard to break.',
  'auth.password.save': 'Change the password',
  'auth.password.changed': 'The password was changed.',
  'auth.password.short': 'Use at least 12 characters.',
  'auth.password.wrong': 'The present password is wrong.',
  'auth.password.same': 'That is the present password. Choose another one.',
  'auth.password.weak': 'That password is easy to guess. Choose another one.',
} satisfies Catalog<typeof ja>;
