import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { SignOutButton } from '../../features/auth/SignOutButton.tsx';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { classNames } from '../../ui/classNames.ts';
import { DeskLanguage } from '../../ui/staff/DeskLanguage.tsx';
import type { DeskProps } from './deskProps.ts';
import { itemsFor } from './deskItems.ts';
import { ServerNotices } from './ServerNotices.tsx';

function isHere(item: { path: string }, path: string): boolean {
  return path === item.path || (item.path !== '/staff' && path.startsWith(`${item.path}/`));
}

/** The desk: a rail on the left, or a bar at the thumb on phones; the work in the middle. */
export function DeskLayout(props: DeskProps & { children: ReactNode }) {
  const t = useT();
  const say = useWords();
  const [path] = useLocation();
  const items = itemsFor(props.member);

  return (
    <div className="flex min-h-dvh flex-col print:block md:grid md:grid-cols-[13rem_minmax(0,1fr)]">
      <a
        href="#desk-main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-paper focus:p-3 focus:text-ink"
      >
        {t('desk.skip')}
      </a>
      <header
        className={
          'flex items-center justify-between gap-3 border-b border-hairline bg-hinoki px-4 py-2 md:hidden ' +
          'print:hidden'
        }
      >
        <p className="min-w-0 truncate font-heading font-bold">{say(props.member.town_name)}</p>
        <TownSelect {...props} />
      </header>
      <nav
        aria-label={t('desk.nav')}
        className={
          'fixed inset-x-0 bottom-0 z-10 print:hidden border-t border-hairline bg-hinoki ' +
          'pb-[env(safe-area-inset-bottom)] md:sticky md:inset-auto md:top-0 md:flex md:h-dvh md:flex-col ' +
          'md:overflow-y-auto md:border-t-0 md:border-r md:p-3'
        }
      >
        <div className="hidden px-2 pt-2 pb-4 md:block">
          <p className="font-heading text-lg font-bold">{say(props.member.town_name)}</p>
          <p className="text-sm text-kawara">{t('desk.nav')}</p>
          <div className="mt-2">
            <TownSelect {...props} />
          </div>
        </div>
        <ul className="flex justify-around md:flex-col md:gap-1">
          {items.map((item) => {
            const here = isHere(item, path);
            return (
              <li
                key={item.path}
                className={classNames('min-w-0 flex-1 md:flex-none', item.isRare && 'hidden md:block')}
              >
                <Link
                  href={item.path}
                  aria-current={here ? 'page' : undefined}
                  className={classNames(
                    'flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-xs leading-tight ' +
                      'no-underline md:min-h-11 md:flex-row md:justify-start md:gap-3 md:rounded-lg md:px-3 ' +
                      'md:text-base',
                    here
                      ? 'border-t-4 border-kawara font-bold md:border-t-0 md:border-l-4 md:bg-paper'
                      : 'border-t-4 border-transparent text-kawara hover:bg-paper md:border-t-0 md:border-l-4',
                  )}
                >
                  <item.Icon aria-hidden className="size-5 shrink-0" />
                  {t(item.label)}
                </Link>
              </li>
            );
          })}
        </ul>
        <div className="mt-auto hidden space-y-2 border-t border-hairline px-2 pt-4 md:block">
          <p className="text-sm">
            <span className="block font-bold break-words">{props.member.display_name}</span>
            <span className="text-kawara">{t(`desk.role.${props.member.role}`)}</span>
          </p>
          <DeskLanguage />
          <SignOutButton />
        </div>
      </nav>
      <main id="desk-main" tabIndex={-1} className="min-w-0 flex-1 pb-20 outline-none md:pb-0 print:p-0">
        {props.member.role === 'admin' && <ServerNotices townId={props.member.town_id} />}
        {props.children}
      </main>
    </div>
  );
}

function TownSelect({ member, memberships, onTown }: DeskProps) {
  const t = useT();
  const say = useWords();
  if (memberships.length < 2) return null;
  return (
    <select
      aria-label={t('desk.switchTown')}
      value={member.town_id}
      onChange={(event) => onTown(event.target.value)}
      className="min-h-11 max-w-full rounded-lg border border-kawara bg-white px-2"
    >
      {memberships.map((m) => (
        <option key={m.town_id} value={m.town_id}>
          {say(m.town_name)}
        </option>
      ))}
    </select>
  );
}
