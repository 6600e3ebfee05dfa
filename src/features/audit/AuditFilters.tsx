import type { AuditFilter, AuditPage } from '../../data/audit.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { actGroupNames } from './auditFilter.ts';

/** By day, by what, by whom; each is in the address, so that one can show a colleague. */
export function AuditFilters(props: {
  filter: AuditFilter;
  /** The act or group as the address says it. */
  chosen: string;
  people: NonNullable<AuditPage['people']>;
  onChange: (name: 'from' | 'to' | 'acts' | 'person', value: string) => void;
}) {
  const t = useT();
  const { filter, onChange } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="block space-y-1">
          <span className="font-bold">{t(`audit.${name}`)}</span>
          <input
            type="date"
            className={inputClass}
            value={filter[name]}
            onChange={(event) => onChange(name, event.target.value)}
          />
        </label>
      ))}
      <label className="block space-y-1">
        <span className="font-bold">{t('audit.acts')}</span>
        <select
          className={inputClass}
          value={props.chosen}
          onChange={(event) => onChange('acts', event.target.value)}
        >
          <option value="">{t('audit.all')}</option>
          {actGroupNames.map((name) => (
            <option key={name} value={name}>
              {t(`audit.group.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="block space-y-1">
        <span className="font-bold">{t('audit.person')}</span>
        <select
          className={inputClass}
          value={filter.userId ?? ''}
          onChange={(event) => onChange('person', event.target.value)}
        >
          <option value="">{t('audit.everybody')}</option>
          {props.people.map((person) => (
            <option key={person.user_id} value={person.user_id}>
              {person.name ?? t('audit.gone')}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
