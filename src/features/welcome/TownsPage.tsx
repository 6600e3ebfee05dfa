import { Link, Redirect } from 'wouter';
import { towns } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { LanguageSelect } from '../../shared/LanguageSelect.tsx';
import { TextSizeSelect } from '../../ui/TextSizeSelect.tsx';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';

/** `/`: the town itself where there is one, else a choice. */
export default function TownsPage() {
  const t = useT();
  const loaded = useLoad(towns, 'all');
  const only = loaded.status === 'here' && loaded.data.length === 1 ? loaded.data[0] : undefined;
  if (only) return <Redirect to={townPath(only.town.town_id)} replace />;
  return (
    <main id="main" className="mx-auto max-w-3xl space-y-6 px-4 py-8">
      <div className="flex flex-wrap justify-end gap-3">
        <LanguageSelect />
        <TextSizeSelect />
      </div>
      <PageHeading title={t('common.title')}>
        <T id="common.chooseTown" />
      </PageHeading>
      <p>
        <T id="common.chooseTownHelp" />
      </p>
      <LoadedView of={loaded}>
        {(all) =>
          all.length === 0 ? (
            <p>
              <T id="common.noTowns" />
            </p>
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2">
              {all.map(({ town }) => (
                <li key={town.town_id}>
                  <Link
                    href={townPath(town.town_id)}
                    className={
                      'block h-full rounded-card border border-hairline bg-hinoki p-5 text-ink no-underline ' +
                      'shadow-card hover:bg-paper'
                    }
                  >
                    <span className="block font-heading text-2xl font-bold">
                      <Words of={town.name} />
                    </span>
                    <span className="mt-1 block">
                      <Words of={town.tagline} />
                    </span>
                    {town.is_fictional && (
                      <span className="mt-2 block text-sm text-kawara">
                        <T id="common.fictional" />
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </main>
  );
}
