import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

/**
 * Someone else saved first: nothing typed is lost until one says so. `onMerge` lays one's own changes over the newer
 * version.
 */
export function ConflictNotice(props: { onTakeNewer: () => void; onMerge?: () => void }) {
  const t = useT();
  return (
    <Notice tone="problem" live>
      <p>{t('kpi.conflict')}</p>
      <div className="flex flex-wrap gap-2">
        {props.onMerge && <Button onClick={props.onMerge}>{t('kpi.conflict.merge')}</Button>}
        <Button kind="quiet" onClick={props.onTakeNewer}>
          {t('kpi.conflict.takeNewer')}
        </Button>
      </div>
    </Notice>
  );
}
