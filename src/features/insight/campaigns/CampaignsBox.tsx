import { useState } from 'react';
import type { Campaign, SeenCode } from '../../../data/campaigns.ts';
import { problemCode } from '../../../data/staffProblem.ts';
import { formatDay } from '../../../lib/townTime.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { AskState } from '../../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../../ui/staff/ProblemNotice.tsx';
import type { Say } from '../frame/panelSpec.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { useCampaignActs, useCampaigns } from './useCampaigns.ts';

interface Props {
  townId: string;
  mayWrite: boolean;
  say: Say;
}

/** The links the town gave out, and codes that visits came by besides: one tap takes one in. */
export function CampaignsBox({ townId, mayWrite, say }: Props) {
  const { t } = say;
  const list = useCampaigns(townId, true);
  return (
    <section aria-labelledby="campaign-links" className="min-w-0">
      <Card className="space-y-4">
        <h2 id="campaign-links" className="text-xl">
          {t('insight.links.title')}
        </h2>
        <p className="text-kawara">{t('insight.links.text')}</p>
        <AskState of={list} problemOf={problemCode} />
        {list.data && mayWrite && list.data.seen.length > 0 && (
          <Seen townId={townId} seen={list.data.seen} say={say} />
        )}
        {list.data && <Links townId={townId} campaigns={list.data.campaigns} mayWrite={mayWrite} say={say} />}
        {mayWrite && (
          <details className="rounded-lg bg-hinoki p-4">
            <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('insight.links.new')}</summary>
            <CampaignForm townId={townId} />
          </details>
        )}
      </Card>
    </section>
  );
}

/** What anybody may write into an address: shown as text, and only once several browsers came by it. */
function Seen({ townId, seen, say }: { townId: string; seen: readonly SeenCode[]; say: Say }) {
  const { t } = say;
  const { adopt } = useCampaignActs(townId);
  return (
    <div className="space-y-2">
      <h3 className="font-bold">{t('insight.links.seen')}</h3>
      <p className="text-kawara">{t('insight.links.seenText')}</p>
      <ul className="divide-y divide-hairline">
        {seen.map((one) => (
          <li key={one.code} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className="min-w-0">
              <span className="break-all">{one.code}</span>
              <span className="block text-sm text-kawara">
                {t('insight.links.seenVisits', {
                  visits: say.count(one.visits),
                  day: formatDay(one.last_on, say.locale),
                })}
              </span>
            </span>
            <Button
              aria-label={t('insight.links.adoptCode', { code: one.code })}
              pending={adopt.isPending}
              onClick={() => adopt.mutate(one)}
            >
              {t('insight.links.adopt')}
            </Button>
          </li>
        ))}
      </ul>
      {adopt.isError && <ProblemNotice problem={problemCode(adopt.error)} kind="act" />}
    </div>
  );
}

function Links(props: { townId: string; campaigns: readonly Campaign[]; mayWrite: boolean; say: Say }) {
  const { townId, campaigns, mayWrite, say } = props;
  const { t } = say;
  const { retire, save } = useCampaignActs(townId);
  const [edited, setEdited] = useState<Campaign | null>(null);
  if (campaigns.length === 0) return <p>{t('insight.links.none')}</p>;
  return (
    <>
      <ul className="divide-y divide-hairline">
        {campaigns.map((one) => (
          <li key={one.code} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className="min-w-0">
              <span className="font-bold break-words">{one.name}</span>
              <span className="block text-sm break-words text-kawara">
                <span className="break-all">{one.code}</span>
                {one.placed !== '' && ` ・ ${one.placed}`}
                {one.retired_at !== null && ` ・ ${t('insight.links.retired')}`}
              </span>
              <span className="block text-sm text-kawara">
                {t('insight.links.visits', { visits: say.count(one.visits) })}
              </span>
            </span>
            {mayWrite && (
              <span className="flex flex-wrap gap-1">
                <Button
                  kind="quiet"
                  aria-label={t('insight.links.editName', { name: one.name })}
                  onClick={() => setEdited(one)}
                >
                  {t('insight.links.edit')}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={t(
                    one.retired_at === null ? 'insight.links.retireName' : 'insight.links.backName',
                    {
                      name: one.name,
                    },
                  )}
                  pending={retire.isPending || save.isPending}
                  onClick={() => {
                    if (one.retired_at === null) retire.mutate(one);
                    else save.mutate(one);
                  }}
                >
                  {t(one.retired_at === null ? 'insight.links.retire' : 'insight.links.back')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {retire.isError && <ProblemNotice problem={problemCode(retire.error)} kind="act" />}
      {edited && (
        <Dialog title={t('insight.links.edit')} onClose={() => setEdited(null)}>
          <CampaignForm townId={townId} campaign={edited} onDone={() => setEdited(null)} />
          <Button kind="quiet" className="mt-2" onClick={() => setEdited(null)}>
            {t('insight.links.cancel')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
