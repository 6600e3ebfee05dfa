import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { Link, useSearchParams } from 'wouter';
import { signIn, type SignInOutcome } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { PasswordInput } from './PasswordInput.tsx';
import { lostPasswordPath } from './returnPath.ts';

type Trouble = Exclude<SignInOutcome, 'signed_in'> | 'missing';

/** Sign-in; the desk itself moves on once the session is there. */
export function SignInPage() {
  const t = useT();
  const [query] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const emailRef = useRef<HTMLInputElement>(null);
  // One comes here for nothing else: the first field waits for the keys.
  useEffect(() => {
    emailRef.current?.focus();
  }, []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending) return;
    if (email.trim() === '' || password === '') {
      setTrouble('missing');
      return;
    }
    setPending(true);
    setTrouble(null);
    void signIn(email, password).then((outcome) => {
      setPending(false);
      setTrouble(outcome === 'signed_in' ? null : outcome);
    });
  };

  const wrong = trouble === 'wrong_password' || trouble === 'missing';
  return (
    <AuthFrame title={t('auth.title')} lead={t('auth.lead')}>
      {query.get('ended') === '1' && trouble === null && <Notice>{t('auth.ended')}</Notice>}
      {trouble && (
        <Notice tone="problem" live>
          <p id="sign-in-trouble">{trouble === 'missing' ? t('auth.missing') : t(`auth.error.${trouble}`)}</p>
        </Notice>
      )}
      <form onSubmit={submit} noValidate className="space-y-4">
        <label className="block space-y-1">
          <span className="font-bold">{t('auth.email')}</span>
          <input
            ref={emailRef}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            className={inputClass}
            value={email}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? 'sign-in-trouble' : undefined}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <PasswordInput
          label={t('auth.password')}
          value={password}
          troubleId={wrong ? 'sign-in-trouble' : undefined}
          onChange={setPassword}
        />
        <Button kind="primary" type="submit" pending={pending} className="w-full">
          {pending ? t('auth.signingIn') : t('auth.signIn')}
        </Button>
      </form>
      <p>
        <Link href={lostPasswordPath} className="inline-flex min-h-11 items-center text-sky underline">
          {t('auth.lost')}
        </Link>
      </p>
    </AuthFrame>
  );
}
