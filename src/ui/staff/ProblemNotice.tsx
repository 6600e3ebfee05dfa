import type { ReactNode } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../Button.tsx';
import { Notice } from '../Notice.tsx';

type Problem = 'offline' | 'signed_out' | 'not_permitted' | 'not_found' | 'refused' | 'unavailable';

/** Says why something did not come or was not kept, and offers to try again. */
export function ProblemNotice(props: {
  problem: Problem;
  kind?: 'read' | 'act';
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const t = useT();
  const title = props.kind === 'act' ? t('desk.problem.actTitle') : t('desk.problem.title');
  return (
    <Notice tone="problem" live title={title}>
      <p>
        {t(`desk.problem.${props.problem}`)}
        {props.kind === 'act' && ` ${t('desk.problem.kept')}`}
      </p>
      {props.children}
      {props.onRetry && <Button onClick={props.onRetry}>{t('desk.retry')}</Button>}
    </Notice>
  );
}
