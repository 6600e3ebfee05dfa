import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';

/** A town whose words are still being written. */
export function NothingPublished() {
  const t = useT();
  return (
    <div className="mx-auto max-w-2xl space-y-4 px-4 py-16">
      <PageHeading title={t('common.nothingPublished')}>
        <T id="common.nothingPublished" />
      </PageHeading>
      <p>
        <T id="common.nothingPublishedHelp" />
      </p>
    </div>
  );
}
