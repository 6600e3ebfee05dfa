import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

/** The browser's own modal dialog: it holds the focus, Esc closes it, the focus goes back. */
export function Dialog(props: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed before it is taken out of the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      className={
        'm-auto w-[min(32rem,calc(100vw-2rem))] rounded-card border border-hairline bg-paper p-6 text-ink ' +
        'shadow-card backdrop:bg-ink/60'
      }
    >
      <h2 id={titleId} className="mb-3 text-xl">
        {props.title}
      </h2>
      {props.children}
    </dialog>
  );
}
