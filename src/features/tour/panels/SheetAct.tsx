import type { ComponentType, ReactNode } from 'react';
import { classNames } from '../../../ui/classNames.ts';

export type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

/** An act at the foot of a sheet, under the thumb: a picture over a word. */
export function SheetAct(props: {
  Icon: Icon;
  label?: string;
  isPressed?: boolean;
  /** Kept in reach of the keyboard: a step must not throw the focus away. */
  isOff?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { Icon } = props;
  return (
    <button
      type="button"
      aria-pressed={props.isPressed}
      aria-label={props.label}
      aria-disabled={props.isOff}
      onClick={() => {
        if (!props.isOff) props.onClick();
      }}
      className={classNames(
        'flex min-h-14 min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-lg px-1',
        'text-sm leading-tight font-bold hover:bg-hinoki',
        'aria-disabled:cursor-default aria-disabled:font-normal aria-disabled:text-kawara',
        'aria-disabled:hover:bg-transparent',
      )}
    >
      <Icon aria-hidden className={classNames('size-5 shrink-0', props.isPressed && 'text-moegi')} />
      <span className="text-center">{props.children}</span>
    </button>
  );
}
