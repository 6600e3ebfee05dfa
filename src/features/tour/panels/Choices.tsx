import type { ReactNode } from 'react';

/** Choices under one title. */
export function Choices({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 font-bold">{title}</legend>
      {children}
    </fieldset>
  );
}

const line = 'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-hinoki';

/** One of several. */
export function Choice(props: {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label className={line}>
      <input
        type="radio"
        name={`tour-${props.name}`}
        checked={props.isChosen}
        onChange={props.onChoose}
        className="size-5 shrink-0 accent-moegi"
      />
      <span>{props.children}</span>
    </label>
  );
}

/** On or off. */
export function Switch(props: { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode }) {
  return (
    <label className={line}>
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        className="size-5 shrink-0 accent-moegi"
      />
      <span>{props.children}</span>
    </label>
  );
}
