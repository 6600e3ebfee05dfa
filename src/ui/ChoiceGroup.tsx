import { useId, type ReactNode } from 'react';
import { ErrorText, Required } from './Field.tsx';

export interface Choice<V extends string> {
  value: V;
  label: ReactNode;
}

const row =
  'flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border border-kawara/40 bg-white px-3 py-2 ' +
  'has-checked:border-ink has-checked:bg-hinoki has-focus-visible:outline-4 has-focus-visible:outline-black';
const mark = 'size-5 shrink-0 accent-moegi';

/** One or several of a few answers, as native radio buttons or checkboxes in a fieldset. */
export function ChoiceGroup<V extends string>(props: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  many?: boolean;
  /** One below the other, where the column is narrow or the answers are long. */
  stacked?: boolean;
  choices: readonly Choice<V>[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
}) {
  const own = useId();
  const described = [props.hint && `${own}-hint`, props.error && `${own}-error`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={described || undefined} className="space-y-2">
      <legend className="font-bold">
        {props.legend} <Required is={props.required} />
      </legend>
      {props.hint && (
        <p id={`${own}-hint`} className="text-kawara">
          {props.hint}
        </p>
      )}
      <div className={props.stacked ? 'grid gap-2' : 'grid gap-2 sm:grid-cols-2'}>
        {props.choices.map((choice, i) => {
          const is = props.chosen.includes(choice.value);
          return (
            <label key={choice.value} className={row}>
              <input
                id={i === 0 ? `field-${props.name}` : undefined}
                type={props.many ? 'checkbox' : 'radio'}
                name={own + props.name}
                className={mark}
                checked={is}
                aria-describedby={i === 0 && props.error ? `${own}-error` : undefined}
                onChange={() => {
                  if (!props.many) props.onChange([choice.value]);
                  else
                    props.onChange(
                      is ? props.chosen.filter((v) => v !== choice.value) : [...props.chosen, choice.value],
                    );
                }}
              />
              <span>{choice.label}</span>
            </label>
          );
        })}
      </div>
      <ErrorText id={`${own}-error`}>{props.error}</ErrorText>
    </fieldset>
  );
}

/** One yes-or-no question with its explanation. */
export function Checkbox(props: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const own = useId();
  const described = [props.hint && `${own}-hint`, props.error && `${own}-error`].filter(Boolean).join(' ');
  return (
    <div className="space-y-1">
      <label className={row}>
        <input
          id={`field-${props.name}`}
          type="checkbox"
          className={mark}
          checked={props.checked}
          aria-describedby={described || undefined}
          aria-invalid={props.error ? true : undefined}
          onChange={(event) => {
            props.onChange(event.target.checked);
          }}
        />
        <span className="font-bold">{props.label}</span>
      </label>
      {props.hint && (
        <div id={`${own}-hint`} className="text-kawara">
          {props.hint}
        </div>
      )}
      <ErrorText id={`${own}-error`}>{props.error}</ErrorText>
    </div>
  );
}
