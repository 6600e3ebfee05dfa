import { useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { inputClass } from '../../../ui/Field.tsx';

const mostLetters = 60;

/** A name and the act it is for; what was typed stays when the act fails. */
export function NameForm(props: {
  label: string;
  submit: string;
  start: string;
  pending: boolean;
  onName: (name: string) => Promise<void>;
}) {
  const id = useId();
  const [name, setName] = useState(props.start);
  return (
    <form
      className="space-y-1"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = name.trim();
        if (wanted === '' || props.pending) return;
        props.onName(wanted).then(
          () => setName(''),
          () => undefined, // said above by the act itself
        );
      }}
    >
      <label htmlFor={id} className="text-sm font-bold">
        {props.label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          required
          maxLength={mostLetters}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className={`${inputClass} min-w-0 flex-1`}
        />
        <Button type="submit" pending={props.pending}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
