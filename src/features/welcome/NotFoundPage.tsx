import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import { T } from '../../i18n/Ruby.tsx';
import { useT } from '../../i18n/I18nProvider.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';

/** An address that leads nowhere; inside a town it offers that town's pages. */
export function NotFoundPage({ townId }: { townId?: string }) {
  const t = useT();
  return (
    <div className="mx-auto max-w-2xl space-y-4 px-4 py-16">
      <PageHeading title={t('common.notFound')}>
        <T id="common.notFound" />
      </PageHeading>
      <p>
        <T id="common.notFoundHelp" />
      </p>
      <p className="flex flex-wrap gap-3">
        <LinkButton kind="primary" href={townId ? townPath(townId) : '/'}>
          <T id={townId ? 'common.toTown' : 'common.toStart'} />
        </LinkButton>
        {townId && (
          <LinkButton href={townPath(townId, 'places')}>
            <T id="common.page.places" />
          </LinkButton>
        )}
      </p>
    </div>
  );
}
