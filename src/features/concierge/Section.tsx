import type { ReactNode } from 'react';
import { classNames } from '../../ui/classNames.ts';

/** One part of a household's page. */
export function Section(props: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section
      className={classNames(
        'min-w-0 space-y-3 rounded-card border border-hairline bg-paper p-4 @2xl:p-5',
        props.wide && '@xl:col-span-2',
      )}
    >
      <h2 className="text-lg">{props.title}</h2>
      {props.children}
    </section>
  );
}
