import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../Button.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

/**
 * Under a list that is shown in parts: how much of it stands here, and a button for more. Nothing when all of it does.
 */
export function MoreRows(props: {
  shown: number;
  total: number;
  pending: boolean;
  /** Why more did not come, if so. */
  problem: Parameters<typeof ProblemNotice>[0]['problem'] | null;
  onMore: () => void;
}) {
  const t = useT();
  const { shown, total } = props;
  if (shown >= total) return null;
  return (
    <div className="space-y-3 py-3">
      {props.problem !== null && <ProblemNotice problem={props.problem} />}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span role="status" className="text-kawara tabular-nums">
          {t('desk.more.shown', { shown, total })}
        </span>
        <Button pending={props.pending} onClick={props.onMore}>
          {t('desk.more.button')}
        </Button>
      </p>
    </div>
  );
}
