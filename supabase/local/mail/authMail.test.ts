import { expect, it } from 'vitest';
import { authMail } from './authMail.ts';

it('keeps the code and the link and says in Japanese first what they are for', () => {
  const { subject, text } = authMail({
    subject: 'Reset Your Password',
    text:
      'Reset your password with this code: 123456\n\nOr follow this link: ' +
      'http://localhost:4173/auth/v1/verify?token=abc&type=recovery',
  });
  expect(subject).toBe('【広場】パスワードを決め直す / Choose a new password');
  expect(text).toContain('123456');
  expect(text).toContain('http://localhost:4173/auth/v1/verify?token=abc&type=recovery');
});

it('leaves a mail it does not know as it is', () => {
  expect(authMail({ subject: 'Other', text: 'Something else' })).toEqual({
    subject: 'Other',
    text: 'Something else',
  });
});
