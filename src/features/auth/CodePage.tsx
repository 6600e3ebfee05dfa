import { useT } from '../../i18n/I18nProvider.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { CodeForm } from './CodeForm.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** After the password, the code: until then the database shows nothing. */
export function CodePage({ email }: { email: string }) {
  const t = useT();
  return (
    <AuthFrame title={t('auth.code.title')} lead={t('auth.code.lead')}>
      <p className="break-words">{email}</p>
      <CodeForm />
      <p className="text-kawara">{t('auth.code.lost')}</p>
      <SignOutButton />
    </AuthFrame>
  );
}
