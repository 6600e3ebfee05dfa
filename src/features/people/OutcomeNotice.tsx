import type { ComponentProps } from 'react';
import type { PeopleOutcome } from '../../data/people.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

export interface Outcome {
  /** Of whom it is told. */
  name: string;
  word: PeopleOutcome | 'role_changed' | 'auditor_changed';
}

const good: ReadonlySet<string> = new Set([
  'invited',
  'added',
  'removed',
  'reset',
  'role_changed',
  'auditor_changed',
] satisfies Outcome['word'][]);

/** What became of the last act. */
export function OutcomeNotice(props: {
  outcome: Outcome | null;
  problem: ComponentProps<typeof ProblemNotice>['problem'] | null;
}) {
  const t = useT();
  if (props.problem !== null) return <ProblemNotice problem={props.problem} kind="act" />;
  if (props.outcome === null) return null;
  const { name, word } = props.outcome;
  return (
    <Notice tone={good.has(word) ? 'good' : 'problem'} live>
      <p>{t(`people.outcome.${word}`, { name })}</p>
    </Notice>
  );
}
