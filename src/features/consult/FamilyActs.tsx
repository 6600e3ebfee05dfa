import { useState, type ReactNode } from 'react';
import { DataError, type DataErrorKind } from '../../data/client.ts';
import { eraseFamily, renewFamilyLink, withdrawConsent, type OpenedFamily } from '../../data/family.ts';
import { T } from '../../i18n/Ruby.tsx';
import { saveFile } from '../../shared/saveFile.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/ChoiceGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

type Act = 'link_visits' | 'consultation' | 'renew' | 'erase';

export interface FamilyActsProps {
  token: string;
  opened: OpenedFamily;
  onChanged: () => void;
  /** Everything that is held, as a page to read and print. */
  toRead: () => string;
}

/** Download, withdraw, a new link, erase; all but the first ask first. */
export function FamilyActs(props: FamilyActsProps) {
  const { token, opened } = props;
  const [asking, setAsking] = useState<Act | null>(null);
  const [renewed, setRenewed] = useState(false);
  const given = (purpose: string) =>
    opened.view.consents.some((c) => c.purpose === purpose && !c.withdrawn_at);
  return (
    <section aria-labelledby="acts" className="space-y-6">
      <h2 id="acts" className="text-2xl">
        <T id="family.acts" />
      </h2>
      <Explained about="family.download.about">
        <div className="flex flex-wrap gap-3">
          <Button
            onClick={() => {
              saveFile('hiroba-family.html', new Blob([props.toRead()], { type: 'text/html;charset=utf-8' }));
            }}
          >
            <T id="family.download" />
          </Button>
          <Button
            onClick={() => {
              const data = JSON.stringify(opened.held, null, 2);
              saveFile('hiroba-family.json', new Blob([data], { type: 'application/json;charset=utf-8' }));
            }}
          >
            <T id="family.download.data" />
          </Button>
        </div>
      </Explained>
      <Explained about="family.renew.about">
        <Button
          onClick={() => {
            setAsking('renew');
          }}
        >
          <T id="family.renew" />
        </Button>
        <div role="status">
          {renewed && <T id="family.renewed" values={{ to: opened.view.household.email }} />}
        </div>
      </Explained>
      {given('link_visits') && (
        <Explained about="family.withdraw.link_visits.about">
          <Button
            onClick={() => {
              setAsking('link_visits');
            }}
          >
            <T id="family.withdraw.link_visits" />
          </Button>
        </Explained>
      )}
      {given('consultation') && (
        <Explained about="family.withdraw.consultation.about">
          <Button
            onClick={() => {
              setAsking('consultation');
            }}
          >
            <T id="family.withdraw.consultation" />
          </Button>
        </Explained>
      )}
      <Explained about="family.erase.about">
        <Button
          kind="danger"
          onClick={() => {
            setAsking('erase');
          }}
        >
          <T id="family.erase" />
        </Button>
      </Explained>
      {asking && (
        <Confirm
          act={asking}
          run={() => runAct(token, asking)}
          onClose={(done) => {
            setAsking(null);
            // The old link ends any moment: what is on the screen stays, and says where the new one is.
            if (done && asking === 'renew') setRenewed(true);
            else if (done) props.onChanged();
          }}
        />
      )}
    </section>
  );
}

async function runAct(token: string, act: Act): Promise<void> {
  if (act === 'renew') return renewFamilyLink(token);
  if (act !== 'erase') return withdrawConsent(token, act);
  await eraseFamily(token);
}

function Explained(props: {
  about:
    | 'family.download.about'
    | 'family.renew.about'
    | 'family.withdraw.link_visits.about'
    | 'family.withdraw.consultation.about'
    | 'family.erase.about';
  children: ReactNode;
}) {
  return (
    <div className="space-y-2">
      <p>
        <T id={props.about} />
      </p>
      {props.children}
    </div>
  );
}

function Confirm(props: { act: Act; run: () => Promise<void>; onClose: (done: boolean) => void }) {
  const { act } = props;
  const [sure, setSure] = useState(act !== 'erase');
  const [missing, setMissing] = useState(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<DataErrorKind | null>(null);
  const run = async () => {
    if (!sure) {
      setMissing(true);
      return;
    }
    setRunning(true);
    try {
      await props.run();
      props.onClose(true);
    } catch (error) {
      setProblem(error instanceof DataError ? error.kind : 'unavailable');
      setRunning(false);
    }
  };
  return (
    <Dialog
      title={<T id={`family.confirm.${act}`} />}
      onClose={() => {
        props.onClose(false);
      }}
    >
      <div className="space-y-4">
        <p>
          <T id={`family.confirm.${act}.text`} />
        </p>
        {act === 'erase' && (
          <Checkbox
            name="sure"
            label={<T id="family.confirm.sure" />}
            error={missing && !sure ? <T id="family.confirm.sureMissing" /> : undefined}
            checked={sure}
            onChange={setSure}
          />
        )}
        {problem && <Notice tone="problem" live title={<T id={`consult.failed.${problem}`} />} />}
        <div className="flex flex-wrap gap-3">
          <Button
            className="flex-1"
            onClick={() => {
              props.onClose(false);
            }}
          >
            <T id="family.cancel" />
          </Button>
          <Button
            kind={act === 'renew' ? 'primary' : 'danger'}
            className="flex-1"
            pending={running}
            onClick={() => void run()}
          >
            <T id={`family.confirm.${act}.do`} />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
