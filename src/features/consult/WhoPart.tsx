import { useId, useState } from 'react';
import { childGrades, type ChildGrade } from '../../../supabase/functions/_shared/contract/choices.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorText, inputClass } from '../../ui/Field.tsx';
import { errorWords, type PartProps } from './HouseholdParts.tsx';
import { Minus, Plus, Trash2 } from '../../ui/lineIcons.tsx';

const most = { adults: 10, children: 12 };
const round =
  'flex size-12 cursor-pointer items-center justify-center rounded-full border border-kawara bg-white aria-disabled:cursor-not-allowed aria-disabled:opacity-50';

/** Adults counted, children by grade: never by name or birthday. */
export function WhoPart({ value, errors, onChange }: PartProps) {
  const t = useT();
  const own = useId();
  const [said, setSaid] = useState('');
  const step = (by: number) => {
    const adults = value.adults + by;
    if (adults >= 1 && adults <= most.adults) onChange({ adults });
  };
  const grade = (g: ChildGrade) => t(`consult.grade.${g}`);
  const replace = (children: ChildGrade[], words: string) => {
    onChange({ children });
    setSaid(words);
  };
  return (
    <div className="space-y-6">
      <div role="group" aria-labelledby={`${own}-adults`} className="space-y-2">
        <p id={`${own}-adults`} className="font-bold">
          <T id="consult.adults" />
        </p>
        <div className="flex items-center gap-4">
          <button
            type="button"
            className={round}
            aria-label={t('consult.adults.fewer')}
            aria-disabled={value.adults <= 1}
            onClick={() => {
              step(-1);
            }}
          >
            <Minus aria-hidden className="size-6" />
          </button>
          <output id="field-adults" tabIndex={-1} className="min-w-20 text-center text-xl font-bold">
            {t('consult.people', { count: value.adults })}
          </output>
          <button
            type="button"
            className={round}
            aria-label={t('consult.adults.more')}
            aria-disabled={value.adults >= most.adults}
            onClick={() => {
              step(1);
            }}
          >
            <Plus aria-hidden className="size-6" />
          </button>
        </div>
        <ErrorText id={`${own}-adults-error`}>{errorWords(errors, 'adults')}</ErrorText>
      </div>

      <fieldset className="space-y-3">
        <legend className="font-bold">
          <T id="consult.children" />
        </legend>
        <p className="text-kawara">
          <T id="consult.children.hint" />
        </p>
        {value.children.length > 0 && (
          <ul className="space-y-2">
            {value.children.map((child, i) => (
              <li key={i} className="flex items-center gap-2">
                <label className="min-w-0 flex-1">
                  <span className="sr-only">{t('consult.child', { n: i + 1 })}</span>
                  <select
                    id={i === 0 ? 'field-children' : undefined}
                    value={child}
                    className={inputClass}
                    onChange={(event) => {
                      const next = childGrades.find((g) => g === event.target.value) ?? child;
                      onChange({ children: value.children.map((c, at) => (at === i ? next : c)) });
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
                  className={round}
                  aria-label={t('consult.child.remove', { n: i + 1, grade: grade(child) })}
                  onClick={() => {
                    replace(
                      value.children.filter((_, at) => at !== i),
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
        {value.children.length < most.children && (
          <Button
            onClick={() => {
              replace(
                [...value.children, value.children[value.children.length - 1] ?? 'age_0'],
                t('consult.child.added', { n: value.children.length + 1 }),
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
        <ErrorText id={`${own}-children-error`}>{errorWords(errors, 'children')}</ErrorText>
      </fieldset>
    </div>
  );
}
