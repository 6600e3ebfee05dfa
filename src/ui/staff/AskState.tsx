import type { UseQueryResult } from '@tanstack/react-query';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Notice } from '../Notice.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

type Asked = Pick<UseQueryResult, 'isPending' | 'isError' | 'error' | 'fetchStatus' | 'refetch'>;

/** What stands where an answer is not yet: that it is coming, that it waits for the line, or that it failed and how to ask again. */
export function AskState({ of, lines }: { of: Asked; lines?: number }) {
  const t = useT();
  if (of.isError) return <ProblemNotice problem={problemCode(of.error)} onRetry={() => void of.refetch()} />;
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
