import { useEffect, useRef, type ReactNode } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';

/** It arrived: what happens now. */
export function ConsultSent(props: {
  townName: string;
  townHref: string;
  placesHref: string;
  after?: ReactNode;
}) {
  const t = useT();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    top.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={top} className="mx-auto max-w-2xl space-y-4 px-4 py-10">
      <PageHeading title={t('consult.sent.title', { town: props.townName })}>
        <T id="consult.sent" />
      </PageHeading>
      <ol className="list-decimal space-y-2 pl-6">
        <li>
          <T id="consult.sent.mail" />
        </li>
        <li>
          <T id="consult.sent.reply" />
        </li>
        <li>
          <T id="consult.sent.rights" />
        </li>
      </ol>
      <p className="text-kawara">
        <T id="consult.sent.noMail" />
      </p>
      <p className="flex flex-wrap gap-3">
        <LinkButton href={props.placesHref}>
          <T id="common.page.places" />
        </LinkButton>
        <LinkButton href={props.townHref}>
          <T id="common.toTown" />
        </LinkButton>
      </p>
      {props.after}
    </div>
  );
}
