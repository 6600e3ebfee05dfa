import { useId } from 'react';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { ErrorText } from '../../ui/Field.tsx';
import { Minus, Plus } from '../../ui/lineIcons.tsx';
import { errorWords } from './errorWords.tsx';

export const roundButton =
  'flex size-12 cursor-pointer items-center justify-center rounded-full border border-kawara bg-white ' +
  'aria-disabled:cursor-not-allowed aria-disabled:opacity-50';

/** People counted, one at least. */
export function PeopleField(props: {
  name: 'adults';
  count: number;
  most: number;
  errors: FieldErrors;
  onChange: (count: number) => void;
}) {
  const t = useT();
  const own = useId();
  const step = (by: number) => {
    const count = props.count + by;
    if (count >= 1 && count <= props.most) props.onChange(count);
  };
  return (
    <div role="group" aria-labelledby={`${own}-label`} className="space-y-2">
      <p id={`${own}-label`} className="font-bold">
        <T id={`consult.${props.name}`} />
      </p>
      <div className="flex items-center gap-4">
        <button
          type="button"
          className={roundButton}
          aria-label={t(`consult.${props.name}.fewer`)}
          aria-disabled={props.count <= 1}
          onClick={() => {
            step(-1);
          }}
        >
          <Minus aria-hidden className="size-6" />
        </button>
        <output id={`field-${props.name}`} tabIndex={-1} className="min-w-20 text-center text-xl font-bold">
          {t('consult.people', { count: props.count })}
        </output>
        <button
          type="button"
          className={roundButton}
          aria-label={t(`consult.${props.name}.more`)}
          aria-disabled={props.count >= props.most}
          onClick={() => {
            step(1);
          }}
        >
          <Plus aria-hidden className="size-6" />
        </button>
      </div>
      <ErrorText id={`${own}-error`}>{errorWords(props.errors, props.name)}</ErrorText>
    </div>
  );
}
