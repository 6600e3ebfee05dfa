import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useSearchParams } from 'wouter';
import { signIn, type SignInOutcome } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';

type Trouble = Exclude<SignInOutcome, 'signed_in'> | 'missing';

/** Sign-in; the desk itself moves on once the session is there. */
export function SignInPage() {
  const t = useT();
  const [query] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const title = t('auth.title');
  const emailRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
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
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 p-6">
      <div>
        <h1 className="text-2xl">{title}</h1>
        <p className="mt-1 text-kawara">{t('auth.lead')}</p>
      </div>
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
        <div className="space-y-1">
          <label htmlFor="sign-in-password" className="font-bold">
            {t('auth.password')}
          </label>
          <div className="flex gap-2">
            <input
              id="sign-in-password"
              type={shown ? 'text' : 'password'}
              name="password"
              autoComplete="current-password"
              className={inputClass}
              value={password}
              aria-invalid={wrong || undefined}
              aria-describedby={wrong ? 'sign-in-trouble' : undefined}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button
              kind="secondary"
              className="rounded-lg! px-3!"
              aria-pressed={shown}
              aria-label={shown ? t('auth.hide') : t('auth.show')}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
            </Button>
          </div>
        </div>
        <Button kind="primary" type="submit" pending={pending} className="w-full">
          {pending ? t('auth.signingIn') : t('auth.signIn')}
        </Button>
      </form>
    </main>
  );
}
