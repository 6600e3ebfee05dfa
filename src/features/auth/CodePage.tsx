import { useEffect } from 'react';
import { checkSession } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { CodeForm } from './CodeForm.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** After the password, the code: until then the database shows nothing. */
export function CodePage({ email }: { email: string }) {
  const t = useT();
  // An admin who took the lost authenticator away has ended this session: then one signs in anew.
  useEffect(() => {
    checkSession().catch(() => undefined); // without a line the code says so
  }, []);
  return (
    <AuthFrame title={t('auth.code.title')} lead={t('auth.code.lead')}>
      <p className="break-words">{email}</p>
      <CodeForm />
      <p className="text-kawara">{t('auth.code.lost')}</p>
      <SignOutButton />
    </AuthFrame>
  );
}
