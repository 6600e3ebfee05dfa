import type { TownView } from '../../data/content.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { ConciergePanel } from './ConciergePanel.tsx';
import { ThemeDoors } from './ThemeDoors.tsx';
import { TodayPanel } from './TodayPanel.tsx';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import { BookOpen, Footprints } from '../../ui/lineIcons.tsx';

/** The town fills the view; its name, one sentence, two acts. Below: four doors, today, the concierges. */
export default function WelcomePage({ view }: { view: TownView }) {
  const t = useT();
  const say = useWords();
  const { town, sceneId } = view;
  return (
    <>
      <section className={sceneId ? 'relative flex min-h-[calc(100svh-9.5rem)] flex-col justify-end' : ''}>
        {sceneId && (
          <picture>
            <source media="(max-width: 640px)" srcSet={`/scenes/${sceneId}/welcome-phone.webp`} />
            <img
              src={`/scenes/${sceneId}/welcome.webp`}
              alt={t('common.welcome.picture', { town: say(town.name) })}
              fetchPriority="high"
              className="absolute inset-0 size-full bg-hinoki object-cover text-transparent"
            />
          </picture>
        )}
        <div className="relative mx-auto w-full max-w-6xl px-4 py-6">
          <div className="max-w-xl space-y-3 rounded-card border border-hairline bg-paper p-5 shadow-card">
            <PageHeading title={t('common.welcome.title', { town: say(town.name) })} className="text-4xl">
              <Words of={town.name} />
            </PageHeading>
            <p className="text-lg">
              <Words of={town.tagline} />
            </p>
            <p className="flex flex-wrap gap-3 pt-1">
              {sceneId && (
                <LinkButton kind="primary" href={townPath(town.town_id, 'tour')} className="flex-1">
                  <Footprints aria-hidden className="size-5" />
                  <T id="common.walk" />
                </LinkButton>
              )}
              <LinkButton
                kind={sceneId ? 'secondary' : 'primary'}
                href={townPath(town.town_id, 'places')}
                className="flex-1"
              >
                <BookOpen aria-hidden className="size-5" />
                <T id="common.read" />
              </LinkButton>
            </p>
          </div>
        </div>
      </section>
      <div className="mx-auto max-w-6xl space-y-12 px-4 py-10">
        <ThemeDoors view={view} />
        <TodayPanel view={view} />
        <ConciergePanel town={town} isThere={view.takesConsultations} />
      </div>
    </>
  );
}
