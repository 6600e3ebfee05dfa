import type { ReactNode } from 'react';
import { stages } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { HouseholdChoice } from '../../data/householdLists.ts';
import type { Member } from '../../data/members.ts';
import { useT } from '../../i18n/I18nProvider.tsx';

const box = 'min-h-11 w-full rounded-lg border border-kawara bg-white px-2';

/** Narrows and orders the list; the choice lives in the address. */
export function HouseholdFilters(props: {
  choice: HouseholdChoice;
  userId: string;
  owners: Member[];
  narrow: boolean;
  onChange: (choice: HouseholdChoice) => void;
}) {
  const t = useT();
  const { choice, onChange } = props;
  const others = props.owners.filter((m) => m.user_id !== props.userId);
  return (
    <search
      className={
        props.narrow
          ? 'grid grid-cols-2 gap-2'
          : 'grid grid-cols-2 gap-2 lg:grid-cols-[2fr_1fr_1fr_1fr] lg:gap-4'
      }
    >
      <label className={props.narrow ? 'col-span-2' : 'col-span-2 lg:col-span-1'}>
        <span className="block text-sm text-kawara">{t('concierge.list.search')}</span>
        <input
          type="search"
          className={box}
          value={choice.search}
          onChange={(event) => onChange({ ...choice, search: event.target.value })}
        />
      </label>
      <Choice
        label={t('concierge.list.stage')}
        value={choice.stage}
        onChange={(value) => {
          const stage = stages.find((s) => s === value) ?? (value === 'all' ? 'all' : 'open');
          onChange({ ...choice, stage });
        }}
      >
        <option value="open">{t('concierge.list.stageOpen')}</option>
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            {t(`concierge.stage.${stage}`)}
          </option>
        ))}
        <option value="all">{t('concierge.list.stageAll')}</option>
      </Choice>
      <Choice
        label={t('concierge.list.owner')}
        value={choice.owner}
        onChange={(owner) => onChange({ ...choice, owner })}
      >
        <option value="all">{t('concierge.list.ownerAll')}</option>
        <option value={props.userId}>{t('concierge.owner.me')}</option>
        <option value="none">{t('concierge.owner.none')}</option>
        {others.map((m) => (
          <option key={m.user_id} value={m.user_id}>
            {m.display_name}
          </option>
        ))}
      </Choice>
      <div className={props.narrow ? 'col-span-2' : 'col-span-2 lg:col-span-1'}>
        <Choice
          label={t('concierge.list.sort')}
          value={choice.sort}
          onChange={(sort) => onChange({ ...choice, sort: sort === 'waiting' ? 'waiting' : 'warmth' })}
        >
          <option value="warmth">{t('concierge.list.sortWarmth')}</option>
          <option value="waiting">{t('concierge.list.sortWaiting')}</option>
        </Choice>
      </div>
    </search>
  );
}

function Choice(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <label className="block min-w-0">
      <span className="block text-sm text-kawara">{props.label}</span>
      <select className={box} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.children}
      </select>
    </label>
  );
}
