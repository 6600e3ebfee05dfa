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
  'auth.toSignIn': 'To the sign-in page',
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
  'auth.lost': 'Forgotten your password?',
  'auth.lost.lead': 'We send a link for choosing a new password to your registered address.',
  'auth.lost.missing': 'Please enter your e-mail, for example yamada@town.example',
  'auth.lost.ask': 'Send me the link',
  'auth.lost.asked': 'Your request was received',
  'auth.lost.askedText':
    'If {email} belongs to a member of staff, a mail arrives shortly. The link is good for one ' +
    'hour. If none comes, look among junk mail and ask the admin of your town.',
  'auth.lost.again': 'Send me another link',
  'auth.recovery.title': 'Choose a new password',
  'auth.recovery.lead': 'The button leads to choosing a new password. The link can be used once.',
  'auth.recovery.go': 'Go on',
  'auth.invite.title': 'Welcome to the staff desk',
  'auth.invite.lead': 'Accept the invitation and choose your password. The link can be used once.',
  'auth.invite.go': 'Accept the invitation',
  'auth.link.spent': 'This link is no longer good. It is too old, or was used already.',
  'auth.link.spentInvite':
    'This invitation is no longer good. It is too old, or was used already. If you have chosen a ' +
    'password, just sign in; if not, ask the admin of your town to send the invitation again.',
  'auth.password.present': 'Present password',
  'auth.password.next': 'New password',
  'auth.password.rule':
    'At least 12 characters. A few long words are easy to remember and hard to break. Common ones, ' +
    'and those close to your name or e-mail, are not taken.',
  'auth.password.save': 'Change the password',
  'auth.password.set': 'Use this password',
  'auth.password.changed':
    'The password was changed. Your sessions on other devices have ended, and we sent you a mail about it.',
  'auth.password.length': 'Use at least 12 characters.',
  'auth.password.too_long': 'Too long. Use at most 72 letters and digits, or 24 Japanese characters.',
  'auth.password.common':
    'That password is easy to guess: a common word, a repetition, or close to your name or e-mail. Choose another one.',
  'auth.password.wrong': 'The present password is wrong.',
  'auth.password.same': 'That is the present password. Choose another one.',
  'auth.password.link_needed': 'Too much time has passed since the link. Please have another one sent.',
  'auth.password.code_needed': 'The second step is missing. Please sign in again.',
  'auth.code': 'Code',
  'auth.code.hint': 'The six digits that your authenticator shows.',
  'auth.code.title': 'Second step',
  'auth.code.lead': 'Open your authenticator and enter the code that it shows now.',
  'auth.code.go': 'Confirm',
  'auth.code.missing': 'Please enter six digits.',
  'auth.code.wrong_code':
    'That code is wrong. See whether it has changed meanwhile, and whether the clock of your device is right.',
  'auth.code.lost':
    'If you lost your authenticator, use the code of the spare one, or ask an admin of your town to reset it.',
  'auth.factor.title': 'Second step',
  'auth.factor.off':
    'Besides your password you can ask for the code of an authenticator. Then a stolen password lets nobody in.',
  'auth.factor.on': 'Signing in asks for the code of an authenticator as well.',
  'auth.factor.turnOn': 'Turn the second step on',
  'auth.factor.addSpare': 'Add a spare authenticator',
  'auth.factor.first': 'Phone',
  'auth.factor.spare': 'Spare',
  'auth.factor.what':
    'Have an authenticator at hand: Google Authenticator, Microsoft Authenticator or any other for TOTP.',
  'auth.factor.name': 'What you call this authenticator',
  'auth.factor.nameHint': 'For example: phone, device in the office safe',
  'auth.factor.begin': 'Go on',
  'auth.factor.scan': 'Scan this picture with your authenticator.',
  'auth.factor.picture': 'QR code for your authenticator. If you cannot scan it, enter the letters below.',
  'auth.factor.secret': 'If you cannot scan it, enter these letters:',
  'auth.factor.prove': 'Confirm the code',
  'auth.factor.added':
    'Added. From the next sign-in on you are asked for a code. A spare helps when the device is lost.',
  'auth.factor.remove': 'Remove',
  'auth.factor.removeOf': 'Remove the authenticator “{name}”',
  'auth.factor.removeText': 'Codes of this authenticator will no longer be taken.',
  'auth.factor.removeLast': 'This is the last one. Without it the password alone signs you in.',
  'auth.factor.needed.title': 'Please set up the second step',
  'auth.factor.needed.text':
    'This town asks for a second step from people of your role. Until it is set up, nothing of families is shown.',
  'auth.sessions.title': 'Where you are signed in',
  'auth.sessions.this': 'This device',
  'auth.sessions.unknown': 'Unknown device',
  'auth.sessions.since': 'Signed in {from} · last used {last}',
  'auth.sessions.end': 'End',
  'auth.sessions.endOf': 'End the session on {device}',
  'auth.sessions.endOthers': 'End all others',
  'auth.ending.idle': 'Your session ends in {minutes} minutes',
  'auth.ending.idleText':
    'Nobody has done anything for a while. What you were writing stays on this device. To go on, ' +
    'press the button or just go on.',
  'auth.ending.stay': 'Go on',
  'auth.ending.whole': 'Your session ends in {minutes} minutes',
  'auth.ending.wholeText':
    'For safety a session ends after 12 hours. Please save now; what you were writing stays on this device as well.',
} satisfies Catalog<typeof ja>;
