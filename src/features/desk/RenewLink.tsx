import { useState } from 'react';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useRenewLink, type HouseholdActs } from './useHousehold.ts';

/** A family that lost its private link gets a new one by mail; nobody of the staff ever sees it. */
export function RenewLink({ acts, to }: { acts: HouseholdActs; to: string }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const renew = useRenewLink(acts);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('concierge.link.renew')}</Button>
      <p role="status" className="text-sm">
        {renew.isSuccess && t('concierge.link.sent', { to })}
      </p>
      {asking && (
        <Dialog title={t('concierge.link.renew')} onClose={() => setAsking(false)}>
          <div className="space-y-4">
            <p>{t('concierge.link.about', { to })}</p>
            {renew.isError && <ProblemNotice problem={problemCode(renew.error)} kind="act" />}
            <div className="flex flex-wrap gap-3">
              <Button className="flex-1" onClick={() => setAsking(false)}>
                {t('concierge.link.cancel')}
              </Button>
              <Button
                kind="primary"
                className="flex-1"
                pending={renew.isPending}
                onClick={() => renew.mutate(undefined, { onSuccess: () => setAsking(false) })}
              >
                {t('concierge.link.send')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
