import { useState, type SubmitEvent } from 'react';
import { changePassword } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorText, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Shortest password we take; NIST SP 800-63B asks for 8 at least, length is what keeps. */
const shortest = 12;

type Outcome = Awaited<ReturnType<typeof changePassword>> | 'too_short';

/** Changes one's own password; the present one is asked for, so that an open desk is not enough. */
export function ChangePassword({ email }: { email: string }) {
  const t = useT();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending) return;
    if (next.length < shortest) {
      setOutcome('too_short');
      return;
    }
    setPending(true);
    void changePassword(email, present, next).then((done) => {
      setPending(false);
      setOutcome(done);
      if (done === 'changed') {
        setPresent('');
        setNext('');
      }
    });
  };

  const presentError = outcome === 'wrong_password' ? t('auth.password.wrong') : null;
  const nextError =
    outcome === 'too_short'
      ? t('auth.password.short')
      : outcome === 'same'
        ? t('auth.password.same')
        : outcome === 'too_weak'
          ? t('auth.password.weak')
          : null;
  return (
    <form onSubmit={submit} noValidate className="max-w-md space-y-4">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <label className="block space-y-1">
        <span className="font-bold">{t('auth.password.present')}</span>
        <input
          type="password"
          autoComplete="current-password"
          className={inputClass}
          value={present}
          aria-invalid={presentError ? true : undefined}
          aria-describedby="present-error"
          onChange={(event) => setPresent(event.target.value)}
        />
      </label>
      <ErrorText id="present-error">{presentError}</ErrorText>
      <div className="space-y-1">
        <label htmlFor="next-password" className="font-bold">
          {t('auth.password.next')}
        </label>
        <p id="next-rule" className="text-sm text-kawara">
          {t('auth.password.rule')}
        </p>
        <input
          id="next-password"
          type="password"
          autoComplete="new-password"
          className={inputClass}
          value={next}
          aria-invalid={nextError ? true : undefined}
          aria-describedby="next-rule next-error"
          onChange={(event) => setNext(event.target.value)}
        />
        <ErrorText id="next-error">{nextError}</ErrorText>
      </div>
      {outcome === 'changed' && (
        <Notice tone="good" live>
          {t('auth.password.changed')}
        </Notice>
      )}
      {(outcome === 'offline' || outcome === 'unavailable' || outcome === 'too_many_attempts') && (
        <Notice tone="problem" live>
          {t(`auth.error.${outcome}`)}
        </Notice>
      )}
      <Button type="submit" pending={pending}>
        {t('auth.password.save')}
      </Button>
    </form>
  );
}
