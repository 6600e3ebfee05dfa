import { useEffect, useRef, type ReactNode } from 'react';
import { takeHeadingFocus } from './pageFocus.ts';

/** The one h1 of a page. It names the document and takes the focus when one came here by a link. */
export function PageHeading(props: { title: string; className?: string | undefined; children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  useEffect(() => {
    if (takeHeadingFocus()) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1} className={props.className ?? 'text-3xl'}>
      {props.children}
    </h1>
  );
}
