import type { ReactNode } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';

/** Comfort only: spares people a screen that would stay empty. What may be read the database decides. */
export function RoleGate(props: { opens: boolean; children: ReactNode }) {
  const t = useT();
  if (props.opens) return props.children;
  return (
    <div className="max-w-2xl space-y-4 p-6">
      <PageHeading title={t('desk.notForRole.title')} className="text-2xl">
        {t('desk.notForRole.title')}
      </PageHeading>
      <Notice>{t('desk.notForRole.text')}</Notice>
    </div>
  );
}
