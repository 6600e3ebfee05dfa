import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass, type ButtonKind } from './Button.tsx';

/** Goes to another page of ours, and looks like a button. */
export function LinkButton(props: {
  href: string;
  kind?: ButtonKind;
  className?: string;
  onClick?: () => void;
  children: ReactNode;
}) {
  return (
    <Link href={props.href} className={buttonClass(props.kind, props.className)} onClick={props.onClick}>
      {props.children}
    </Link>
  );
}
