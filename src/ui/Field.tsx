import { useId, type ReactNode } from 'react';
import { T } from '../i18n/Ruby.tsx';
import { CircleAlert } from './lineIcons.tsx';

export const inputClass =
  'w-full min-h-12 rounded-lg border border-kawara bg-white px-3 py-2 text-ink aria-invalid:border-2 ' +
  'aria-invalid:border-vermilion';

/** A small select for settings; its own little arrow takes less room than the browser's. */
export const quietSelectClass =
  'min-h-11 cursor-pointer appearance-none rounded-lg border border-kawara/40 bg-white bg-[url(/chevron.svg)] ' +
  'bg-size-[0.8rem] bg-[position:right_0.4rem_center] bg-no-repeat py-1 pr-6 pl-2';

export interface FieldAria {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

/** A label, a hint, an error and the one control they speak of. `name` lets an error summary find it. */
export function Field(props: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  children: (aria: FieldAria) => ReactNode;
}) {
  const own = useId();
  const hintId = `${own}-hint`;
  const errorId = `${own}-error`;
  const described = [props.hint && hintId, props.error && errorId].filter(Boolean).join(' ');
  return (
    <div className="space-y-1">
      <label htmlFor={`field-${props.name}`} className="block font-bold">
        {props.label} <Required is={props.required} />
      </label>
      {props.hint && (
        <p id={hintId} className="text-kawara">
          {props.hint}
        </p>
      )}
      {props.children({
        id: `field-${props.name}`,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? true : undefined,
        'aria-required': props.required ? true : undefined,
      })}
      <ErrorText id={errorId}>{props.error}</ErrorText>
    </div>
  );
}

export function Required({ is }: { is: boolean | undefined }) {
  return (
    <span className="ml-1 text-sm font-normal text-kawara">
      <T id={is ? 'common.required' : 'common.optional'} />
    </span>
  );
}

export function ErrorText({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="flex items-start gap-1 font-bold text-vermilion-deep">
      <CircleAlert aria-hidden className="mt-1 size-5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
