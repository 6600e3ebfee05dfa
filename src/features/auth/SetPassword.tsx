import { useState, type SubmitEvent } from 'react';
import { setPassword, type PasswordOutcome } from '../../data/password.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PasswordInput } from './PasswordInput.tsx';
import { lostPasswordPath } from './returnPath.ts';
import { passwordFault, type PasswordFault } from './passwordFault.ts';

/** Chooses a password: the first one, another after it was lost, or, with `asksPresent`, another one at the desk. */
export function SetPassword(props: { email: string; asksPresent?: boolean; onDone?: () => void }) {
  const t = useT();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<PasswordOutcome | null>(null);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending) return;
    const fault = passwordFault(next);
    if (fault !== null) {
      setOutcome(fault);
      return;
    }
    setPending(true);
    void setPassword(next, props.asksPresent ? present : undefined).then((done) => {
      setPending(false);
      setOutcome(done);
      if (done !== 'changed') return;
      setPresent('');
      setNext('');
      props.onDone?.();
    });
  };

  const faults: readonly string[] = ['length', 'too_long', 'common', 'same'] satisfies PasswordFault[];
  const isFault = (word: PasswordOutcome | null): word is PasswordFault =>
    word !== null && faults.includes(word);
  const trouble = outcome === 'offline' || outcome === 'unavailable' || outcome === 'too_many_attempts';
  return (
    <form onSubmit={submit} noValidate className="max-w-md space-y-4">
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      {props.asksPresent && (
        <PasswordInput
          label={t('auth.password.present')}
          value={present}
          error={outcome === 'wrong_password' ? t('auth.password.wrong') : undefined}
          onChange={setPresent}
        />
      )}
      <PasswordInput
        label={t('auth.password.next')}
        isNew
        value={next}
        hint={t('auth.password.rule')}
        error={isFault(outcome) ? t(`auth.password.${outcome}`) : undefined}
        onChange={setNext}
      />
      {outcome === 'changed' && (
        <Notice tone="good" live>
          {t('auth.password.changed')}
        </Notice>
      )}
      {(outcome === 'link_needed' || outcome === 'code_needed') && (
        <Notice tone="problem" live>
          <p>{t(`auth.password.${outcome}`)}</p>
          <LinkButton href={lostPasswordPath}>{t('auth.lost.again')}</LinkButton>
        </Notice>
      )}
      {trouble && (
        <Notice tone="problem" live>
          {t(`auth.error.${outcome}`)}
        </Notice>
      )}
      <Button kind={props.asksPresent ? 'secondary' : 'primary'} type="submit" pending={pending}>
        {t(props.asksPresent ? 'auth.password.save' : 'auth.password.set')}
      </Button>
    </form>
  );
}
