import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './classNames.ts';

/** primary: the one act of a screen. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-vermilion text-white hover:bg-vermilion-deep border-transparent',
  secondary: 'bg-paper text-ink border-kawara hover:bg-hinoki',
  quiet: 'bg-transparent text-ink border-transparent underline underline-offset-4 hover:bg-hinoki',
  danger: 'bg-paper text-vermilion-deep border-vermilion-deep hover:bg-hinoki',
};

export function buttonClass(kind: ButtonKind = 'secondary', extra?: string): string {
  return classNames(
    'inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2 rounded-full border px-5 ' +
      'py-2 text-center leading-snug font-bold no-underline transition-colors duration-150 ' +
      'aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
    kinds[kind],
    extra,
  );
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  /** At work: says so, keeps its focus, ignores further presses. */
  pending?: boolean;
}

export function Button({ kind, pending, className, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || rest['aria-disabled']}
      className={buttonClass(kind, className)}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
