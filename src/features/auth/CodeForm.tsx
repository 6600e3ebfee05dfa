import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { proveCode, type CodeOutcome } from '../../data/factors.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Six digits of an authenticator: of any of one's own, or of the one that is being enrolled. */
export function CodeForm(props: { factorId?: string; save?: string; onRight?: () => void }) {
  const t = useT();
  const [code, setCode] = useState('');
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<CodeOutcome | 'missing' | null>(null);
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    ref.current?.focus();
  }, []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending) return;
    if (code.trim() === '') {
      setOutcome('missing');
      return;
    }
    setPending(true);
    void proveCode(code, props.factorId).then((done) => {
      setPending(false);
      setOutcome(done);
      if (done === 'right') props.onRight?.();
      else ref.current?.select();
    });
  };
  const isWrong = outcome === 'wrong_code' || outcome === 'missing';
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {(outcome === 'too_many_attempts' || outcome === 'offline' || outcome === 'unavailable') && (
        <Notice tone="problem" live>
          <p>{t(`auth.error.${outcome}`)}</p>
        </Notice>
      )}
      <Field
        name="code"
        label={t('auth.code')}
        hint={t('auth.code.hint')}
        error={isWrong ? t(`auth.code.${outcome}`) : undefined}
        required
      >
        {(aria) => (
          <input
            {...aria}
            ref={ref}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            className={`${inputClass} max-w-48 text-2xl tracking-widest tabular-nums`}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button kind="primary" type="submit" pending={pending}>
        {props.save ?? t('auth.code.go')}
      </Button>
    </form>
  );
}
