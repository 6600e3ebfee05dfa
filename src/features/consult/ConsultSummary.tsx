import type { ReactNode } from 'react';
import { T } from '../../i18n/Ruby.tsx';
import { HouseholdList } from '../../shared/household/HouseholdList.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { ConsultDraft } from './draft.ts';
import type { Sending } from './useConsultForm.ts';

/** What will be sent, word for word, before it is. */
export function ConsultSummary(props: {
  draft: ConsultDraft;
  sending: Sending;
  onBack: () => void;
  onSend: () => void;
}): ReactNode {
  const { sending, draft } = props;
  return (
    <section aria-labelledby="step-confirm" className="space-y-6">
      <h2 id="step-confirm" tabIndex={-1} className="text-2xl">
        <T id="consult.confirm" />
      </h2>
      <HouseholdList household={draft.household} />
      <p>
        <T id={draft.link_visits ? 'consult.link.yes' : 'consult.link.no'} />
      </p>
      {sending.is === 'failed' && (
        <Notice tone="problem" live title={<T id={`consult.failed.${sending.kind}`} />}>
          <p>
            <T id="consult.failed.kept" />
          </p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button className="flex-1" onClick={props.onBack}>
          <T id="consult.change" />
        </Button>
        <Button kind="primary" className="flex-1" pending={sending.is === 'sending'} onClick={props.onSend}>
          <T id={sending.is === 'sending' ? 'consult.sending' : 'consult.send'} />
        </Button>
      </div>
      <p role="status" className="sr-only">
        {sending.is === 'sending' && <T id="consult.sending" />}
      </p>
    </section>
  );
}
