import type { ReactNode } from 'react';
import type { Membership } from '../../data/members.ts';
import type { Session } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { DeskLanguage } from '../../ui/staff/DeskLanguage.tsx';
import { MySessions } from './MySessions.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { SetPassword } from './SetPassword.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** One's own account: who one is here, the language, the password, the second step, where one is signed in. */
export function SettingsPage(props: { session: Session; member: Membership; children?: ReactNode }) {
  const { session, member } = props;
  const t = useT();
  const rows = [
    [t('desk.settings.name'), member.display_name],
    [t('desk.settings.email'), session.email],
    [t('desk.settings.role'), t(`desk.role.${member.role}`)],
  ];
  return (
    <div className="max-w-3xl space-y-6 p-4 md:p-6">
      <PageHeading title={t('desk.settings.title')} className="text-2xl">
        {t('desk.settings.title')}
      </PageHeading>
      <Card className="space-y-4">
        <h2 className="text-lg">{t('desk.settings.account')}</h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
          {rows.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-kawara">{name}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <div className="max-w-60 space-y-2">
          <DeskLanguage />
          <SignOutButton />
        </div>
      </Card>
      {props.children}
      <Card className="space-y-4">
        <h2 className="text-lg">{t('desk.settings.password')}</h2>
        <SetPassword email={session.email} asksPresent />
      </Card>
      <Card className="space-y-4">
        <h2 className="text-lg">{t('auth.factor.title')}</h2>
        <SecondFactor userId={session.userId} />
      </Card>
      <Card className="space-y-4">
        <h2 className="text-lg">{t('auth.sessions.title')}</h2>
        <MySessions userId={session.userId} />
      </Card>
    </div>
  );
}
