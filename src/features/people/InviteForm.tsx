import { useState, type SubmitEvent } from 'react';
import { longestName, type PeopleRequest } from '../../../supabase/functions/_shared/contract/people.ts';
import { roles, type Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';

type Invitation = Pick<Extract<PeopleRequest, { act: 'invite' }>, 'email' | 'display_name' | 'role'>;

/** Mail address, name and role of a colleague; made anew once an invitation went out: until then nothing is lost. */
export function InviteForm(props: { pending: boolean; onInvite: (who: Invitation) => void }) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('concierge');
  const [tried, setTried] = useState(false);

  const badEmail = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const badName = name.trim() === '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (props.pending || badEmail || badName) return;
    props.onInvite({ email: email.trim().toLowerCase(), display_name: name.trim(), role });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="invite-email"
          label={t('people.email')}
          error={tried && badEmail ? t('people.email.bad') : undefined}
          required
        >
          {(aria) => (
            <input
              {...aria}
              type="email"
              inputMode="email"
              autoComplete="off"
              maxLength={254}
              className={inputClass}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field
          name="invite-name"
          label={t('people.name')}
          error={tried && badName ? t('people.name.missing') : undefined}
          required
        >
          {(aria) => (
            <input
              {...aria}
              autoComplete="off"
              maxLength={longestName}
              className={inputClass}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </div>
      <p className="text-kawara">{t('people.name.hint')}</p>
      <ChoiceGroup
        name="invite-role"
        legend={t('people.role')}
        required
        choices={roles.map((value) => ({
          value,
          label: (
            <>
              <span className="block font-bold">{t(`desk.role.${value}`)}</span>
              <span className="block text-sm">{t(`people.role.${value}`)}</span>
            </>
          ),
        }))}
        chosen={[role]}
        onChange={([next]) => setRole(next ?? role)}
      />
      <Button kind="primary" type="submit" pending={props.pending}>
        {t('people.invite.send')}
      </Button>
    </form>
  );
}
