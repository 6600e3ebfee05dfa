import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { askForLink } from '../../data/password.ts';
import type { Trouble } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { signInPath } from './returnPath.ts';

/** Asks for a link by mail. The answer is the same for every address: who has an account is nobody's business. */
export function LostPasswordPage() {
  const t = useT();
  const [email, setEmail] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<'asked' | Trouble | null>(null);
  const emailRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    emailRef.current?.focus();
  }, []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending) return;
    const isAddress = /^\S+@\S+$/.test(email.trim());
    setMissing(!isAddress);
    if (!isAddress) return;
    setPending(true);
    setOutcome(null);
    void askForLink(email).then((done) => {
      setPending(false);
      setOutcome(done);
    });
  };

  return (
    <AuthFrame title={t('auth.lost')} lead={t('auth.lost.lead')}>
      {outcome === 'asked' ? (
        <Notice tone="good" live title={t('auth.lost.asked')}>
          <p>{t('auth.lost.askedText', { email: email.trim() })}</p>
        </Notice>
      ) : (
        <form onSubmit={submit} noValidate className="space-y-4">
          {outcome !== null && (
            <Notice tone="problem" live>
              <p>{t(`auth.error.${outcome}`)}</p>
            </Notice>
          )}
          <Field
            name="lost-email"
            label={t('auth.email')}
            error={isMissing ? t('auth.lost.missing') : undefined}
            required
          >
            {(aria) => (
              <input
                {...aria}
                ref={emailRef}
                type="email"
                autoComplete="username"
                inputMode="email"
                className={inputClass}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Button kind="primary" type="submit" pending={pending} className="w-full">
            {t('auth.lost.ask')}
          </Button>
        </form>
      )}
      <p>
        <LinkButton href={signInPath} kind="quiet">
          {t('auth.toSignIn')}
        </LinkButton>
      </p>
    </AuthFrame>
  );
}
