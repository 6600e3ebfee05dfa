import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

/** Paper on the table: 12 px corners, a hairline, one soft shadow. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={classNames('rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-6', className)}
    >
      {children}
    </div>
  );
}
