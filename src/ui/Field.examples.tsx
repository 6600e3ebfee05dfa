import type { Examples } from './examples.ts';
import { Field, inputClass, quietSelectClass } from './Field.tsx';

export const examples: Examples = {
  optional: (
    <Field name="line" label="LINEの名前" hint="ふだんお使いの名前">
      {(aria) => <input {...aria} className={inputClass} defaultValue="やまだ" />}
    </Field>
  ),
  'required, with an error': (
    <Field name="name" label="お名前" required error="お名前を書いてください">
      {(aria) => <input {...aria} className={inputClass} />}
    </Field>
  ),
  'a quiet select': (
    <Field name="season" label="季節">
      {(aria) => (
        <select {...aria} className={quietSelectClass}>
          <option>冬</option>
        </select>
      )}
    </Field>
  ),
};
