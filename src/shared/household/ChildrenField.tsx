import { useId, useState } from 'react';
import { childGrades, type ChildGrade } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorText, inputClass } from '../../ui/Field.tsx';
import { Plus, Trash2 } from '../../ui/lineIcons.tsx';
import { errorWords } from './errorWords.tsx';
import { roundButton } from './PeopleField.tsx';

const most = 12;

/** Children by grade: never by name or birthday. */
export function ChildrenField(props: {
  grades: readonly ChildGrade[];
  errors: FieldErrors;
  onChange: (children: ChildGrade[]) => void;
}) {
  const t = useT();
  const own = useId();
  const [said, setSaid] = useState('');
  const grade = (g: ChildGrade) => t(`consult.grade.${g}`);
  const replace = (children: ChildGrade[], words: string) => {
    props.onChange(children);
    setSaid(words);
  };
  return (
    <fieldset className="space-y-3">
      <legend className="font-bold">
        <T id="consult.children" />
      </legend>
      <p className="text-kawara">
        <T id="consult.children.hint" />
      </p>
      {props.grades.length > 0 && (
        <ul className="space-y-2">
          {props.grades.map((child, i) => (
            <li key={i} className="flex items-center gap-2">
              <label className="min-w-0 flex-1">
                <span className="sr-only">{t('consult.child', { n: i + 1 })}</span>
                <select
                  id={i === 0 ? 'field-children' : undefined}
                  value={child}
                  className={inputClass}
                  onChange={(event) => {
                    const next = childGrades.find((g) => g === event.target.value) ?? child;
                    props.onChange(props.grades.map((c, at) => (at === i ? next : c)));
                  }}
                >
                  {childGrades.map((g) => (
                    <option key={g} value={g}>
                      {grade(g)}
                    </option>
                  ))}
                </select>
              </label>
              <button
                type="button"
                className={roundButton}
                aria-label={t('consult.child.remove', { n: i + 1, grade: grade(child) })}
                onClick={() => {
                  replace(
                    props.grades.filter((_, at) => at !== i),
                    t('consult.child.removed', { grade: grade(child) }),
                  );
                }}
              >
                <Trash2 aria-hidden className="size-5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {props.grades.length < most && (
        <Button
          onClick={() => {
            replace(
              [...props.grades, props.grades[props.grades.length - 1] ?? 'age_0'],
              t('consult.child.added', { n: props.grades.length + 1 }),
            );
          }}
        >
          <Plus aria-hidden className="size-5" />
          <T id="consult.child.add" />
        </Button>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <ErrorText id={`${own}-children-error`}>{errorWords(props.errors, 'children')}</ErrorText>
    </fieldset>
  );
}
