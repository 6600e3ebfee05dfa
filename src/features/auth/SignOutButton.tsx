import LogOut from 'lucide-react/icons/log-out';
import { useT } from '../../i18n/I18nProvider.tsx';
import { leave } from './useSession.ts';

/** Ends the session, from the desk's rail or one's own account. */
export function SignOutButton() {
  const t = useT();
  return (
    <button
      type="button"
      onClick={() => void leave()}
      className="flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-lg px-2 text-left hover:bg-paper"
    >
      <LogOut aria-hidden className="size-5" />
      {t('desk.signOut')}
    </button>
  );
}
