import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useId, useState, type ReactNode } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorText, inputClass } from '../../ui/Field.tsx';

/** A password with its label, what is asked of it, what is wrong with it, and a way to look at what one types. */
export function PasswordInput(props: {
  label: string;
  value: string;
  isNew?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  /** The page's own sentence that says what is wrong. */
  troubleId?: string | undefined;
  onChange: (value: string) => void;
}) {
  const t = useT();
  const own = useId();
  const [shown, setShown] = useState(false);
  const described = [props.hint && `${own}-hint`, props.error && `${own}-error`, props.troubleId];
  return (
    <div className="space-y-1">
      <label htmlFor={own} className="block font-bold">
        {props.label}
      </label>
      {props.hint && (
        <p id={`${own}-hint`} className="text-sm text-kawara">
          {props.hint}
        </p>
      )}
      <div className="flex gap-2">
        <input
          id={own}
          type={shown ? 'text' : 'password'}
          autoComplete={props.isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          className={inputClass}
          value={props.value}
          aria-invalid={props.error !== undefined || props.troubleId !== undefined || undefined}
          aria-describedby={described.filter(Boolean).join(' ') || undefined}
          onChange={(event) => props.onChange(event.target.value)}
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
      <ErrorText id={`${own}-error`}>{props.error}</ErrorText>
    </div>
  );
}
