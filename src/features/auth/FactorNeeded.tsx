import { useQuery } from '@tanstack/react-query';
import { readFactors } from '../../data/factors.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { CodeForm } from './CodeForm.tsx';
import { EnrolFactor } from './EnrolFactor.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** The town asks a second step of one's role: set up here, or given, if another browser set it up meanwhile. */
export function FactorNeeded({ userId, onDone }: { userId: string; onDone: () => void }) {
  const t = useT();
  const factors = useQuery({ queryKey: ['factors', userId], queryFn: readFactors });
  const hasOne = factors.data !== undefined && factors.data.length > 0;
  return (
    <AuthFrame
      title={t(hasOne ? 'auth.code.title' : 'auth.factor.needed.title')}
      lead={t(hasOne ? 'auth.code.lead' : 'auth.factor.needed.text')}
    >
      <AskState of={factors} problemOf={problemCode} lines={2} />
      {factors.data &&
        (hasOne ? (
          <CodeForm onRight={onDone} />
        ) : (
          <EnrolFactor suggested={t('auth.factor.first')} onDone={onDone} />
        ))}
      <SignOutButton />
    </AuthFrame>
  );
}
