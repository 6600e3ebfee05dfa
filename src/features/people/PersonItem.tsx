import { roles, type Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { Person } from '../../data/people.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';

interface Props {
  person: Person;
  isOneself: boolean;
  pending: boolean;
  onRole: (role: Role) => void;
  onAuditor: (isAuditor: boolean) => void;
  onResend: () => void;
  onReset: () => void;
  onRemove: () => void;
}

/** One person: who, as what, seen when, and what an admin may do about it. */
export function PersonItem(props: Props) {
  const { person, pending } = props;
  const t = useT();
  const { locale } = useLocale();
  const name = person.display_name;
  const seen = person.is_pending
    ? t('people.pending', { day: person.invited_at === null ? '' : formatMoment(person.invited_at, locale) })
    : person.last_seen_at === null
      ? t('people.neverSeen')
      : t('people.seen', { moment: formatMoment(person.last_seen_at, locale) });
  return (
    <li className="space-y-3 rounded-card border border-hairline bg-paper p-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="font-bold break-words">
          {name}
          {props.isOneself && <span className="ml-2 font-normal text-kawara">{t('people.oneself')}</span>}
        </h3>
        <span className="break-all text-kawara">{person.email}</span>
      </div>
      <p className="text-kawara">
        {seen}
        {!person.is_pending &&
          ` ・ ${t(person.has_second_factor ? 'people.factor.on' : 'people.factor.off')}`}
        {person.households + person.tasks > 0 &&
          ` ・ ${t('people.holds', { households: person.households, tasks: person.tasks })}`}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <select
          aria-label={t('people.roleOf', { name })}
          value={person.role}
          aria-disabled={pending || undefined}
          className="min-h-11 rounded-lg border border-kawara bg-white px-2"
          onChange={(event) => {
            const role = roles.find((r) => r === event.target.value);
            if (role && !pending) props.onRole(role);
          }}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`desk.role.${role}`)}
            </option>
          ))}
        </select>
        <label className="inline-flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            className="size-5 accent-moegi"
            checked={person.is_auditor}
            aria-label={t('people.auditorOf', { name })}
            onChange={(event) => {
              if (!pending) props.onAuditor(event.target.checked);
            }}
          />
          {t('people.auditor')}
        </label>
        {person.is_pending && (
          <Button pending={pending} aria-label={t('people.resendTo', { name })} onClick={props.onResend}>
            {t('people.resend')}
          </Button>
        )}
        {person.has_second_factor && !props.isOneself && (
          <Button pending={pending} aria-label={t('people.resetOf', { name })} onClick={props.onReset}>
            {t('people.reset')}
          </Button>
        )}
        <Button
          kind="danger"
          className="ml-auto"
          pending={pending}
          aria-label={t(person.is_pending ? 'people.withdrawOf' : 'people.removeOf', { name })}
          onClick={props.onRemove}
        >
          {t(person.is_pending ? 'people.withdraw' : 'people.remove')}
        </Button>
      </div>
    </li>
  );
}
