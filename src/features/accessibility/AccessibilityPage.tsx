import { Link } from 'wouter';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { TownView } from '../../data/content.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';

const tested = ['axe', 'keyboard', 'pictures', 'twin'] as const;
const untested = ['people', 'readers', 'tour'] as const;
const link = 'inline-flex min-h-11 items-center text-sky underline underline-offset-4';

/** What the site promises to everyone, what of it is tested, what is not, and whom to tell of a barrier. */
export default function AccessibilityPage({ view }: { view: TownView }) {
  const t = useT();
  const town = useWords()(view.town.name);
  const { phone, email, town_id } = view.town;
  return (
    <div className="mx-auto max-w-2xl space-y-10 px-4 py-8">
      <header className="space-y-3">
        <PageHeading title={`${t('common.page.accessibility')} — ${town}`}>
          <T id="common.page.accessibility" />
        </PageHeading>
        <p>
          <T id="accessibility.about" values={{ town }} />
        </p>
      </header>
      <section aria-labelledby="standard" className="space-y-3">
        <h2 id="standard" className="text-2xl">
          <T id="accessibility.standard" />
        </h2>
        <p>
          <T id="accessibility.standard.text" />
        </p>
      </section>
      <Points id="tested" points={tested.map((point) => `accessibility.tested.${point}` as const)} />
      <Points id="untested" points={untested.map((point) => `accessibility.untested.${point}` as const)} />
      <section aria-labelledby="tell" className="space-y-3">
        <h2 id="tell" className="text-2xl">
          <T id="accessibility.tell" />
        </h2>
        <p>
          <T id="accessibility.tell.text" values={{ town }} />
        </p>
        <p className="flex flex-wrap gap-x-6">
          {phone && (
            <a href={`tel:${phone}`} className={link}>
              {phone}
            </a>
          )}
          {email && (
            <a href={`mailto:${email}`} className={link}>
              {email}
            </a>
          )}
          <Link href={townPath(town_id, 'consult')} className={link}>
            <T id="common.page.consult" />
          </Link>
        </p>
      </section>
    </div>
  );
}

function Points({ id, points }: { id: 'tested' | 'untested'; points: readonly MessageKey[] }) {
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="text-2xl">
        <T id={`accessibility.${id}`} />
      </h2>
      <ul className="list-disc space-y-1 pl-6">
        {points.map((point) => (
          <li key={point}>
            <T id={point} />
          </li>
        ))}
      </ul>
    </section>
  );
}
