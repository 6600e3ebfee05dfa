import type { Membership } from '../../data/members.ts';
import type { Session } from '../../data/session.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { DeskLanguage } from '../../ui/staff/DeskLanguage.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** One's own account: who one is here, the language, the password, the way out. */
export function SettingsPage({ session, member }: { session: Session; member: Membership }) {
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
      <Card className="space-y-4">
        <h2 className="text-lg">{t('desk.settings.password')}</h2>
        <ChangePassword email={session.email} />
      </Card>
    </div>
  );
}
