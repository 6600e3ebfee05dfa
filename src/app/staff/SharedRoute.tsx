import { useEffect, useMemo, useState } from 'react';
import { openStakeholderLink } from '../../data/sharing.ts';
import { StakeholderPage } from '../../features/kpi/StakeholderPage.tsx';
import { loadCatalog, useLocale, useT } from '../../i18n/I18nProvider.tsx';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import { cachedLoader } from '../../lib/cachedLoader.ts';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { usePrivateAddress } from '../visitor/usePrivateAddress.ts';
import { DeskLanguage } from '../../ui/staff/DeskLanguage.tsx';

/** /shared/:town#token: the token stands behind the #, so no server, proxy or log ever sees it in an address. */
export default function SharedRoute({ townId }: { townId: string }) {
  usePrivateAddress();
  const { locale } = useLocale();
  const [hasWords, setHasWords] = useState<Locale | null>(null);
  const [broken, setBroken] = useState<Error | null>(null);
  const [token, setToken] = useState(() => location.hash.slice(1));
  const loader = useMemo(() => cachedLoader((key: string) => openStakeholderLink(townId, key)), [townId]);
  const loaded = useLoad(loader, token);

  useEffect(() => {
    const changed = () => setToken(location.hash.slice(1)); // another link pasted into the same tab
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  useEffect(() => {
    let current = true;
    loadCatalog(locale, 'staff').then(
      () => {
        if (current) setHasWords(locale);
      },
      (error: unknown) => {
        if (current) setBroken(error instanceof Error ? error : new Error('catalog'));
      },
    );
    return () => {
      current = false;
    };
  }, [locale]);

  if (broken) throw broken; // the route's own boundary says so
  if (hasWords !== locale) return <Skeleton />;
  return (
    <main id="main">
      <div className="mx-auto flex max-w-5xl justify-end px-4 pt-4 print:hidden">
        <div className="w-40">
          <DeskLanguage />
        </div>
      </div>
      <div className="mx-auto max-w-5xl px-4 empty:hidden print:max-w-none print:p-0">
        <LoadedView of={loaded}>
          {(view) => (view === null ? <Gone /> : <StakeholderPage view={view} />)}
        </LoadedView>
      </div>
    </main>
  );
}

function Gone() {
  const t = useT();
  return (
    <div className="space-y-3 py-10">
      <PageHeading title={t('kpi.shared.gone')}>{t('kpi.shared.gone')}</PageHeading>
      <p>{t('kpi.shared.goneText')}</p>
    </div>
  );
}
