import { useState } from 'react';
import { campaignCode, otherCampaign } from '../../../../supabase/functions/_shared/contract/campaignCode.ts';
import type { Campaign } from '../../../data/campaigns.ts';
import { problemCode, StaffProblem } from '../../../data/staffProblem.ts';
import { useT } from '../../../i18n/I18nProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field, inputClass } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ProblemNotice } from '../../../ui/staff/ProblemNotice.tsx';
import { useCampaignActs } from './useCampaigns.ts';

interface Props {
  townId: string;
  /** One that is there already keeps its code. */
  campaign?: Campaign;
  onDone?: () => void;
}

/** A link of the town: what staff call it, the code it carries, where it hangs. */
export function CampaignForm({ townId, campaign, onDone }: Props) {
  const t = useT();
  const { save } = useCampaignActs(townId);
  const [name, setName] = useState(campaign?.name ?? '');
  const [said, setSaid] = useState(campaign?.code ?? '');
  const [placed, setPlaced] = useState(campaign?.placed ?? '');
  const code = campaign?.code ?? campaignCode(said.trim() === '' ? name : said);
  const isNoCode = code === otherCampaign;
  const isTyped = name.trim() !== '' || said.trim() !== '';
  const isRefused = save.error instanceof StaffProblem && save.error.reason === 'too_many_campaigns';
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending || isNoCode) return;
        save.mutate(
          { code, name: name.trim(), placed: placed.trim() },
          {
            onSuccess: () => {
              if (!campaign) [setName, setSaid, setPlaced].forEach((set) => set(''));
              onDone?.();
            },
          },
        );
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="campaign-name"
          label={t('insight.links.name')}
          hint={t('insight.links.nameHint')}
          required
        >
          {(aria) => (
            <input
              {...aria}
              required
              pattern=".*\S.*"
              maxLength={80}
              className={inputClass}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {!campaign && (
          <Field
            name="campaign-code"
            label={t('insight.links.code')}
            hint={t('insight.links.codeHint')}
            error={isTyped && isNoCode ? t('insight.links.noCode') : undefined}
          >
            {(aria) => (
              <input
                {...aria}
                maxLength={60}
                className={inputClass}
                value={said}
                onChange={(event) => setSaid(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field name="campaign-placed" label={t('insight.links.placed')} hint={t('insight.links.placedHint')}>
          {(aria) => (
            <input
              {...aria}
              maxLength={120}
              className={inputClass}
              value={placed}
              onChange={(event) => setPlaced(event.target.value)}
            />
          )}
        </Field>
      </div>
      {isTyped && !isNoCode && (
        <p>
          {t('insight.links.address')}
          <br />
          <code className="break-all select-all">{`${location.origin}/${townId}?c=${encodeURIComponent(code)}`}</code>
        </p>
      )}
      {save.isError &&
        (isRefused ? (
          <Notice tone="problem" live>
            {t('insight.links.tooMany')}
          </Notice>
        ) : (
          <ProblemNotice problem={problemCode(save.error)} kind="act" />
        ))}
      <Button type="submit" pending={save.isPending}>
        {t(campaign ? 'insight.links.save' : 'insight.links.add')}
      </Button>
    </form>
  );
}
