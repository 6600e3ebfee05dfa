import { useEffect, type ReactNode } from 'react';
import { DeskLanguage } from '../../ui/staff/DeskLanguage.tsx';

/** The narrow page of whoever is not at the desk yet: one heading, one thing to do. */
export function AuthFrame(props: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 p-6">
      <div>
        <h1 className="text-2xl">{props.title}</h1>
        {props.lead !== undefined && <p className="mt-1 text-kawara">{props.lead}</p>}
      </div>
      {props.children}
      <div className="w-40">
        <DeskLanguage />
      </div>
    </main>
  );
}
