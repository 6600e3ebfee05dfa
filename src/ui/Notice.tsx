import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { CircleAlert, CircleCheck, Info } from './lineIcons.tsx';

type Tone = 'info' | 'good' | 'problem';
const tones = {
  info: { Icon: Info, border: 'border-sky', text: 'text-sky' },
  good: { Icon: CircleCheck, border: 'border-moegi', text: 'text-moegi' },
  problem: { Icon: CircleAlert, border: 'border-vermilion', text: 'text-vermilion' },
};

/** Says what happened. `live` when it appears after the page did. */
export function Notice(props: {
  tone?: Tone;
  title?: ReactNode;
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const tone = props.tone ?? 'info';
  const { Icon, border, text } = tones[tone];
  return (
    <div
      role={props.live ? (tone === 'problem' ? 'alert' : 'status') : undefined}
      className={classNames('flex gap-3 rounded-card border-2 bg-paper p-4', border, props.className)}
    >
      <Icon aria-hidden className={classNames('mt-0.5 size-6 shrink-0', text)} />
      <div className="min-w-0 flex-1 space-y-2">
        {props.title && <p className="font-bold">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
