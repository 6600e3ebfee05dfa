import type { ReactNode } from 'react';

/** One part of a household's page. */
export function Section(props: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 space-y-3 rounded-card border border-hairline bg-paper p-4 @2xl:p-5">
      <h2 className="text-lg">{props.title}</h2>
      {props.children}
    </section>
  );
}
