import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { enrolFactor } from '../../data/factors.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { CodeForm } from './CodeForm.tsx';
import { QrPicture } from './QrPicture.tsx';

/** Names an authenticator, shows its picture once, and takes a first code. */
export function EnrolFactor(props: { suggested: string; onDone: () => void; onCancel?: () => void }) {
  const t = useT();
  const [name, setName] = useState(props.suggested);
  const begin = useMutation({ mutationFn: () => enrolFactor(name.trim()) });

  if (!begin.data) {
    return (
      <form
        className="max-w-md space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!begin.isPending && name.trim() !== '') begin.mutate();
        }}
      >
        <p>{t('auth.factor.what')}</p>
        <Field name="factor-name" label={t('auth.factor.name')} hint={t('auth.factor.nameHint')} required>
          {(aria) => (
            <input
              {...aria}
              maxLength={40}
              className={inputClass}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {begin.isError && <ProblemNotice problem={problemCode(begin.error)} kind="act" />}
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" pending={begin.isPending}>
            {t('auth.factor.begin')}
          </Button>
          {props.onCancel && (
            <Button kind="quiet" onClick={props.onCancel}>
              {t('desk.cancel')}
            </Button>
          )}
        </div>
      </form>
    );
  }
  const { uri, secret, factorId } = begin.data;
  return (
    <div className="max-w-md space-y-4">
      <p>{t('auth.factor.scan')}</p>
      <QrPicture text={uri} label={t('auth.factor.picture')} />
      <p>
        {t('auth.factor.secret')}
        <code className="block tracking-wide break-all select-all" data-testid="factor-secret">
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <CodeForm factorId={factorId} save={t('auth.factor.prove')} onRight={props.onDone} />
      {props.onCancel && (
        <Button kind="quiet" onClick={props.onCancel}>
          {t('desk.cancel')}
        </Button>
      )}
    </div>
  );
}
