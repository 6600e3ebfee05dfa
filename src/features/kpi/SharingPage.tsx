import { useT } from '../../i18n/I18nProvider.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import type { KpiPageProps } from './kpiWords.ts';
import { MyDigest } from './MyDigest.tsx';
import { PublicationReaders } from './PublicationReaders.tsx';
import { Publications } from './Publications.tsx';
import { StakeholderLinks } from './StakeholderLinks.tsx';

/** Who is told: links for people outside, and the monthly mail for oneself. */
export function SharingPage({ townId, mayWrite }: KpiPageProps) {
  const t = useT();
  return (
    <div className="space-y-6">
      <PageHeading title={t('kpi.sharing.title')} className="text-2xl">
        {t('kpi.sharing.title')}
      </PageHeading>
      <MyDigest townId={townId} />
      {mayWrite && (
        <>
          <Publications townId={townId} />
          <PublicationReaders townId={townId} />
          <StakeholderLinks townId={townId} />
        </>
      )}
    </div>
  );
}
