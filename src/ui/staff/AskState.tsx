import type { ComponentProps } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Notice } from '../Notice.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

/** Of a question to the database, what is shown of it. */
interface Asked {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
}

interface Props {
  of: Asked;
  problemOf: (error: unknown) => ComponentProps<typeof ProblemNotice>['problem'];
  lines?: number;
}

/**
 * What stands where an answer is not yet: that it is coming, that it waits for the line, or that it failed and how to
 * ask again.
 */
export function AskState({ of, problemOf, lines }: Props) {
  const t = useT();
  if (of.isError) return <ProblemNotice problem={problemOf(of.error)} onRetry={() => void of.refetch()} />;
  if (!of.isPending) return null;
  // Without a line nothing is asked until it is back: lines of grey would never end.
  if (of.fetchStatus === 'paused') {
    return (
      <Notice live>
        <p>{t('desk.offline')}</p>
      </Notice>
    );
  }
  return <Skeleton {...(lines === undefined ? {} : { lines })} />;
}
